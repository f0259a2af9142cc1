import assert from 'node:assert/strict'
import test from 'node:test'
import { code, connect, key } from '../org.mjs'

const conn = await connect()
conn.bulk2.pollInterval = 50
conn.bulk2.pollTimeout = 20_000

const load = (options) => conn.bulk2.loadAndWaitForResults({ pollInterval: 50, pollTimeout: 20_000, ...options })

test('jsforce loads many records and learns which were refused', async () => {
  const good = { MentionKey__c: key(), Subject: 'with "quotes", commas\nand lines 💧' }

  const { successfulResults, failedResults, unprocessedRecords } = await load({
    object: 'Case', operation: 'insert', input: [good, { MentionKey__c: key(), Subject: 'x'.repeat(256) }],
  })

  assert.equal(successfulResults.length, 1)
  assert.equal(successfulResults[0].sf__Created, 'true')
  assert.equal((await conn.retrieve('Case', successfulResults[0].sf__Id)).Subject, good.Subject)
  assert.equal(failedResults.length, 1)
  assert.match(failedResults[0].sf__Error, /^STRING_TOO_LONG/)
  assert.equal(unprocessedRecords.length, 0)
})

test('jsforce upserts many records: a repeat makes none', async () => {
  const input = Array.from({ length: 500 }, (_, i) => ({ MentionKey__c: key(), Subject: `s${i}` }))
  const options = { object: 'Case', operation: 'upsert', externalIdFieldName: 'MentionKey__c', input }

  const first = await load(options)
  const second = await load(options)

  assert.ok(first.successfulResults.length === 500 && first.successfulResults.every((each) => each.sf__Created === 'true'))
  assert.ok(second.successfulResults.length === 500 && second.successfulResults.every((each) => each.sf__Created === 'false'))
  assert.deepEqual(new Set(second.successfulResults.map((each) => each.sf__Id)),
    new Set(first.successfulResults.map((each) => each.sf__Id)))
})

test('jsforce refers to a case by its external id in a bulk load', async () => {
  const MentionKey__c = key()
  const { id } = await conn.create('Case', { MentionKey__c })

  const { successfulResults } = await load({
    object: 'ChannelMessage__c', operation: 'insert',
    input: `Direction__c,Case__r.MentionKey__c\nInbound,${MentionKey__c}\n`,
  })
  assert.equal((await conn.retrieve('ChannelMessage__c', successfulResults[0].sf__Id)).Case__c, id)
})

test('jsforce goes through a bulk job step by step', async () => {
  const job = conn.bulk2.createJob({ object: 'Case', operation: 'insert' })

  const opened = await job.open()
  assert.deepEqual([opened.state, opened.object, opened.contentType, opened.lineEnding], ['Open', 'Case', 'CSV', 'LF'])
  await job.uploadData('Subject\nstep by step\n')
  await job.close()
  await job.poll(50, 20_000)
  const done = await job.check()
  assert.deepEqual([done.state, done.numberRecordsProcessed, done.numberRecordsFailed], ['JobComplete', 1, 0])
  await job.delete()
  await assert.rejects(job.check(), code('NOT_FOUND'))
})

test('jsforce gives up a bulk job', async () => {
  const job = conn.bulk2.createJob({ object: 'Case', operation: 'insert' })
  await job.open()
  await job.uploadData('Subject\nnever\n')

  await job.abort()

  assert.equal((await job.check()).state, 'Aborted')
  assert.equal((await conn.query("SELECT COUNT() FROM Case WHERE Subject = 'never'")).totalSize, 0)
})

test('jsforce is told what is wrong with a bulk job', async () => {
  await assert.rejects(conn.bulk2.createJob({ object: 'Nothing__c', operation: 'insert' }).open(), /INVALIDENTITY|InvalidJob|NOT_FOUND|INVALID_TYPE|Nothing__c/)
  await assert.rejects(conn.bulk2.createJob({ object: 'Case', operation: 'upsert' }).open(), /xternal/)
  await assert.rejects(load({ object: 'Case', operation: 'insert', input: 'Colour__c\nred\n' }), /Colour__c/)
})
