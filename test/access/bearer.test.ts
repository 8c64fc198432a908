import t from 'tap'
import { bearerToken } from '../../src/access/bearer.ts'
import { Unauthenticated } from '../../src/access/unauthenticated.ts'

const read = (header: string | undefined) => {
  try {
    return bearerToken(header)
  } catch (error) {
    if (error instanceof Unauthenticated) return error.reason
    throw error
  }
}

t.test('the token stands after the word Bearer, whatever its capitals', async (t) => {
  t.equal(read('Bearer abc.def.ghi'), 'abc.def.ghi')
  t.equal(read('bearer abc.def.ghi'), 'abc.def.ghi')
})

t.test('no token, another scheme and two tokens are refused', async (t) => {
  t.equal(read(undefined), 'token_missing')
  t.equal(read(''), 'token_missing')
  t.equal(read('Bearer'), 'token_missing')
  t.equal(read('Bearer '), 'token_missing')
  t.equal(read('Basic ZGVzazpvcGVu'), 'scheme_unsupported')
  t.equal(read('DPoP abc.def.ghi'), 'scheme_unsupported')
  t.equal(read('abc.def.ghi'), 'scheme_unsupported')
  t.equal(read('Bearer abc.def.ghi jkl.mno.pqr'), 'token_malformed')
})
