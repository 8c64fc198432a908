import { randomBytes, randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { createWebhookSender } from '../../src/integrations/webhooks/sender.ts'
import { systemClock } from '../../src/kernel/dates.ts'
import { listen } from '../listener.ts'

const secret = `whsec_${randomBytes(24).toString('base64')}`
const local = ['127.0.0.0/8', '::1/128']
const message = (url: string, payload: object = { type: 'child_notice.due' }) => ({
  url,
  secret,
  eventId: randomUUID(),
  at: systemClock.now(),
  payload,
})
const unreachable = { outcome: 'unreachable', status: null }

t.test('a body verifies what it gets with any library of the standard', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  const sender = createWebhookSender({ allowCidr: local })
  t.teardown(sender.close)
  const sent = message(body.url)
  t.same(await sender.send(sent), { outcome: 'accepted', status: 204 })
  const [{ headers, text } = { headers: {}, text: '' }] = body.received
  t.equal(headers['webhook-id'], sent.eventId)
  const signed = headers as Record<string, string>
  t.same(new Webhook(secret).verify(text, signed), sent.payload)
  t.throws(
    () => new Webhook(secret).verify(text.replace('due', 'old'), signed),
    'another text under the same signature',
  )
  t.throws(() => new Webhook(`whsec_${randomBytes(24).toString('base64')}`).verify(text, signed), 'another secret')
})

t.test('anything but a 2xx is a refusal, and a redirect is never followed', async (t) => {
  const elsewhere = await listen()
  t.teardown(elsewhere.close)
  const sender = createWebhookSender({ allowCidr: local })
  t.teardown(sender.close)
  for (const status of [500, 410, 302, 304]) {
    const body = await listen((response) => response.writeHead(status, { location: elsewhere.url }).end())
    t.teardown(body.close)
    t.same(await sender.send(message(body.url)), { outcome: 'refused', status })
  }
  t.equal(elsewhere.received.length, 0)
})

t.test('a body that never answers, hangs up or is away is unreachable', async (t) => {
  const silent = await listen(() => undefined)
  const rude = await listen((response) => response.destroy())
  const gone = await listen()
  await gone.close()
  t.teardown(silent.close)
  t.teardown(rude.close)
  const sender = createWebhookSender({ allowCidr: local, timeoutMs: 200 })
  t.teardown(sender.close)
  for (const { url } of [silent, rude, gone]) t.same(await sender.send(message(url)), unreachable)
})

t.test('an answer without end is not read to its end', async (t) => {
  const chunk = 'x'.repeat(65_536)
  const endless = await listen((response) => {
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', pour)
    response.writeHead(200)
    pour()
  })
  t.teardown(endless.close)
  const sender = createWebhookSender({ allowCidr: local })
  t.teardown(sender.close)
  t.same(await sender.send(message(endless.url)), { outcome: 'accepted', status: 200 })
})

t.test('outside the allowed networks no private address is called, written out or behind a name', async (t) => {
  const body = await listen()
  t.teardown(body.close)
  const open = createWebhookSender({ allowCidr: local })
  const shut = createWebhookSender({ allowCidr: [] })
  t.teardown(open.close)
  t.teardown(shut.close)
  const names = [
    `http://127.0.0.1:${body.port}/`,
    `http://localhost:${body.port}/`,
    `http://[::ffff:7f00:1]:${body.port}/`,
  ]
  for (const url of names) t.same(await shut.send(message(url)), unreachable, url)
  t.equal(body.received.length, 0)
  for (const url of names.slice(0, 2)) t.same(await open.send(message(url)), { outcome: 'accepted', status: 204 }, url)
})

t.test('plain HTTP goes to the allowed networks only, and HTTPS to no private address', async (t) => {
  const sender = createWebhookSender({ allowCidr: local, timeoutMs: 1_000 })
  t.teardown(sender.close)
  for (const url of ['http://93.184.215.14/', 'https://10.0.0.1/', 'https://169.254.169.254/', 'https://[fd00::1]/']) {
    t.same(await sender.send(message(url)), unreachable, url)
  }
})
