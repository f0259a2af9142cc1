import assert from 'node:assert/strict'
import test from 'node:test'
import { code, connect, key } from '../org.mjs'

const conn = await connect()

test('jsforce creates, reads, changes and deletes a case', async () => {
  const cases = conn.sobject('Case')
  const made = await cases.create({ Subject: 'It leaks 💧 «да»', Origin: 'Web' })
  assert.deepEqual([made.success, made.errors], [true, []])

  assert.equal((await cases.update({ Id: made.id, Status: 'Closed' })).success, true)
  const read = await cases.retrieve(made.id)
  assert.equal(read.Subject, 'It leaks 💧 «да»')
  assert.equal(read.IsClosed, true)
  assert.equal(read.attributes.type, 'Case')
  assert.ok(!Number.isNaN(Date.parse(read.ClosedDate)))

  await cases.destroy(made.id)
  await assert.rejects(cases.retrieve(made.id), code('ENTITY_IS_DELETED'))
})

test('jsforce reads only the fields it asks for', async () => {
  const { id } = await conn.create('Case', { Subject: 'x', Priority: 'High' })

  const read = await conn.retrieve('Case', id, { fields: ['Priority'] })
  assert.deepEqual(Object.keys(read).sort(), ['Id', 'Priority', 'attributes'])
  await assert.rejects(conn.retrieve('Case', id, { fields: ['Colour__c'] }), code('INVALID_FIELD'))
})

test('jsforce upserts by external id: first made, then changed', async () => {
  const MentionKey__c = key()

  const first = await conn.upsert('Case', { MentionKey__c, Subject: '1' }, 'MentionKey__c')
  const second = await conn.upsert('Case', { MentionKey__c, Subject: '2' }, 'MentionKey__c')

  assert.deepEqual([first.created, second.created], [true, false])
  assert.equal(second.id, first.id)
  const found = await conn.request(`/sobjects/Case/MentionKey__c/${encodeURIComponent(MentionKey__c)}`)
  assert.equal(found.Subject, '2')
})

test('jsforce before version 46 gets no body for a changed record', async () => {
  const old = await connect({ version: '45.0' })
  const MentionKey__c = key()
  await old.upsert('Case', { MentionKey__c }, 'MentionKey__c')

  assert.deepEqual(await old.upsert('Case', { MentionKey__c }, 'MentionKey__c'), { success: true, errors: [] })
})

test('jsforce refers to a case by its external id', async () => {
  const MentionKey__c = key()
  const { id } = await conn.create('Case', { MentionKey__c })

  const message = await conn.create('ChannelMessage__c', { Direction__c: 'Inbound', Case__r: { MentionKey__c } })
  assert.equal((await conn.retrieve('ChannelMessage__c', message.id)).Case__c, id)
})

test('jsforce writes a case comment', async () => {
  const { id } = await conn.create('Case', { Subject: 'x' })
  await conn.create('CaseComment', { ParentId: id, CommentBody: 'Please turn it off', IsPublished: true })

  const { records } = await conn.query(
    `SELECT CommentBody, IsPublished, Parent.CaseNumber, CreatedBy.Name FROM CaseComment WHERE ParentId = '${id}'`)
  assert.equal(records[0].CommentBody, 'Please turn it off')
  assert.equal(records[0].IsPublished, true)
  assert.match(records[0].Parent.CaseNumber, /^\d{8}$/)
  assert.equal(records[0].CreatedBy.Name, 'Parley Integration')
  await assert.rejects(conn.create('CaseComment', { CommentBody: 'to nobody' }), code('REQUIRED_FIELD_MISSING'))
})

test('jsforce posts to the feed of a case', async () => {
  const { id } = await conn.create('Case', { Subject: 'x' })
  await conn.create('FeedItem', { ParentId: id, Body: 'We are looking', Visibility: 'AllUsers' })

  const { records } = await conn.query(`SELECT Body, Type, Visibility FROM FeedItem WHERE ParentId = '${id}'`)
  assert.equal(records.length, 1)
  assert.equal(records[0].Type, 'TextPost')
  assert.equal(records[0].Visibility, 'AllUsers')
  await assert.rejects(conn.create('FeedItem', { Body: 'nowhere' }), code('REQUIRED_FIELD_MISSING'))
})

test('jsforce asks what was changed and deleted lately', async () => {
  const kept = await conn.create('Case', { Subject: 'kept' })
  const gone = await conn.create('Case', { Subject: 'gone' })
  await conn.destroy('Case', gone.id)
  const from = new Date(Date.now() - 3600_000)
  const to = new Date(Date.now() + 60_000)

  const updated = await conn.sobject('Case').updated(from, to)
  const deleted = await conn.sobject('Case').deleted(from, to)

  assert.ok(updated.ids.includes(kept.id) && !updated.ids.includes(gone.id))
  assert.ok(deleted.deletedRecords.some((each) => each.id === gone.id))
  assert.ok(Date.parse(updated.latestDateCovered) > 0 && Date.parse(deleted.earliestDateAvailable) > 0)
})
