import assert from 'node:assert/strict'
import test from 'node:test'
import { connect, key } from '../org.mjs'
import { endpoint, listener, subscriber } from '../pubsub.mjs'

const CHANGES = '/data/ChannelMessage__ChangeEvent'
const REPLIES = '/event/ChannelReply__e'
const conn = await connect()
const where = await endpoint()
const client = () => subscriber(where.address)

// The client's own close() leaves its streams open, and with them the process.
test.after(where.close)

const rep = () => conn.create('ChannelMessage__c', { Direction__c: 'Outbound', Status__c: 'PENDING', Body__c: key() })

/** Nothing says that a subscription to what comes next has begun, so reps answer until one of them is heard. */
async function begun(heard) {
  for (let tries = 0; !heard.any('event') && tries < 100; tries += 1) {
    await rep()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await heard.heard('event')
  await new Promise((resolve) => setTimeout(resolve, 300))
  heard.forget()
}

test('pozil hears that a rep has answered', async () => {
  const heard = listener()
  ;(await client()).subscribe(REPLIES, heard.callback, 100)
  await begun(heard)
  const first = await rep()

  const events = await heard.heard('event')
  assert.equal(events[0].payload.MessageId__c, first.id)
  assert.match(events[0].payload.CreatedById, /^005/)
})

test('pozil reads which fields were changed', async () => {
  const heard = listener()
  ;(await client()).subscribe(CHANGES, heard.callback, 100)
  await begun(heard)
  const { id } = await rep()
  await conn.update('ChannelMessage__c', { Id: id, Status__c: 'SENT', Receipt__c: 'r' })

  const [created, updated] = await heard.heard('event', 2)
  assert.equal(created.payload.ChangeEventHeader.changeType, 'CREATE')
  assert.deepEqual(created.payload.ChangeEventHeader.recordIds, [id])
  assert.equal(updated.payload.ChangeEventHeader.changeType, 'UPDATE')
  assert.equal(updated.payload.Status__c, 'SENT')
  const changed = updated.payload.ChangeEventHeader.changedFields
  assert.ok(changed.includes('Status__c') && changed.includes('Receipt__c') && !changed.includes('Body__c'), changed.join())
})

test('pozil begins anew behind an event it knows', async () => {
  const before = listener()
  const one = await client()
  one.subscribe(REPLIES, before.callback, 100)
  await begun(before)
  await rep()
  const [known] = await before.heard('event')
  const missed = [await rep(), await rep()]

  const after = listener()
  ;(await client()).subscribeFromReplayId(REPLIES, after.callback, 10, known.replayId)

  const events = await after.heard('event', 2)
  assert.deepEqual(events.map((each) => each.payload.MessageId__c), missed.map((each) => each.id))
})

test('pozil hears what is kept from the beginning', async () => {
  const { id } = await rep()
  const heard = listener()
  ;(await client()).subscribeFromEarliestEvent(REPLIES, heard.callback, 100)

  const events = await heard.heard('event', 2)
  assert.ok(events.length >= 2)
  assert.ok(id)
})

test('pozil is told that a replay id is unknown', async () => {
  const heard = listener()
  ;(await client()).subscribeFromReplayId(REPLIES, heard.callback, 10, 4_711)

  const [error] = await heard.heard('error')
  assert.equal(error.code, 3)
  assert.match(error.metadata.get('error-code')[0], /^sfdc\.platform\.eventbus\.grpc\.subscription\.fetch\.replayid/)
})

test('pozil publishes an event and hears it', async () => {
  const heard = listener()
  const both = await client()
  both.subscribe(REPLIES, heard.callback, 100)
  await begun(heard)
  const MessageId__c = (await conn.create('Case', {})).id

  const published = await both.publish(REPLIES,
    { CreatedDate: Date.now(), CreatedById: conn.userInfo.id, MessageId__c: { string: MessageId__c } }, 'mine')

  assert.equal(published.correlationKey, 'mine')
  assert.ok(published.replayId > 0)
  const events = await heard.heard('event')
  assert.equal(events[0].payload.MessageId__c, MessageId__c)
})

test('pozil is refused a topic that is not there', async () => {
  const heard = listener()
  ;(await client()).subscribe('/event/Nothing__e', heard.callback, 1)

  const [error] = await heard.heard('error')
  assert.ok(error.code > 0)
})
