import t from 'tap'
import { servicePassport } from '../../src/rules/service-passports.ts'

t.test('SVC-ID-01: the passport is found by its whole id, never by a part of it', async (t) => {
  t.match(servicePassport('09-03-00-00'), { serviceId: '09-03-00-00' })
  for (const other of ['09-03-00-01', '09-03', '9-3-0-0', '']) t.equal(servicePassport(other), undefined, other)
})
