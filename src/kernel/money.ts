/** Money is whole qəpik (1 AZN = 100 qəpik); never a fraction, never a float. */
export type Qepik = number & { readonly __brand: 'Qepik' }

/** @throws RangeError when the amount is not a whole, non-negative number of qəpik. */
export function qepik(amount: number): Qepik {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not an amount in qəpik: ${amount}`)
  return amount as Qepik
}

/** Whole manat as qəpik. */
export const azn = (manat: number): Qepik => qepik(manat * 100)
