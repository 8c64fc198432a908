/** Where a webhook may go. Asked when an address is recorded and again for what its name resolves to at each sending. */
import ipaddr from 'ipaddr.js'

export interface WebhookPolicy {
  /** True in production: no plain HTTP. */
  readonly httpsOnly: boolean
  /** Networks, CIDR, that may be reached beside public addresses. */
  readonly allowCidr: readonly string[]
}

export function inNetworks(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.process(address)
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === ip.kind() && ip.match(base, bits)
  })
}

/** Public addresses and the networks allowed; never a private, local or reserved one, also not as IPv4 inside IPv6. */
export const reachable = (address: string, allowCidr: readonly string[]): boolean =>
  inNetworks(address, allowCidr) || (ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast')

/** Why an address is refused before any look-up of its name; null: it may be recorded. */
export type UrlFault = 'not_a_url' | 'https_required' | 'credentials_not_allowed' | 'network_not_allowed'

export function urlFault(text: string, { httpsOnly, allowCidr }: WebhookPolicy): UrlFault | null {
  if (!URL.canParse(text)) return 'not_a_url'
  const { protocol, username, password, hostname, hash } = new URL(text)
  if (protocol !== 'https:' && (httpsOnly || protocol !== 'http:')) return 'https_required'
  if (username !== '' || password !== '' || hash !== '') return 'credentials_not_allowed'
  const host = hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host)) return reachable(host, allowCidr) ? null : 'network_not_allowed'
  const local = host === 'localhost' || host.endsWith('.localhost') || !host.includes('.')
  return local && !reachable('127.0.0.1', allowCidr) ? 'network_not_allowed' : null
}
