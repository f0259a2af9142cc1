import assert from 'node:assert/strict'
import test from 'node:test'
import jsforce from 'jsforce'
import { code, connect, key } from '../org.mjs'

const conn = await connect()

test('jsforce follows relationships up', async () => {
  const MentionKey__c = key()
  await conn.create('Case', { MentionKey__c, Subject: 'parent' })
  await conn.create('ChannelMessage__c', { Direction__c: 'Inbound', Case__r: { MentionKey__c } })

  const { records } = await conn.query(
    `SELECT Id, Case__r.Subject, Case__r.Owner.Name, Persona__r.Handle__c FROM ChannelMessage__c WHERE Case__r.MentionKey__c = '${MentionKey__c}'`)
  assert.equal(records[0].Case__r.Subject, 'parent')
  assert.equal(records[0].Case__r.Owner.Name, 'Parley Integration')
  assert.equal(records[0].Persona__r, null)
})

test('jsforce builds the query itself', async () => {
  const Subject = `it's ${key()} 100%`
  await conn.create('Case', { Subject, Origin: 'Web' })

  const found = await conn.sobject('Case')
    .find({ Subject, Origin: { $in: ['Web', 'Phone'] }, CreatedDate: { $gt: jsforce.SfDate.toDateTimeLiteral(new Date(0)) } }, 'Id, Subject, CreatedDate')
    .sort({ CreatedDate: -1 }).limit(5)
  assert.deepEqual(found.map((each) => each.Subject), [Subject])
})

test('jsforce does not escape a backslash, and Salesforce refuses what comes of it', async () => {
  await assert.rejects(conn.sobject('Case').find({ Subject: 'a \\ b' }), code('MALFORMED_QUERY'))
})

test('jsforce counts', async () => {
  const Subject = key()
  await conn.create('Case', [{ Subject }, { Subject }])

  assert.equal((await conn.query(`SELECT COUNT() FROM Case WHERE Subject = '${Subject}'`)).totalSize, 2)
})

test('jsforce turns the pages of a long answer', async () => {
  const Subject = key()
  const many = (n) => Array.from({ length: n }, () => ({ Subject }))
  await conn.create('Case', many(450), { allowRecursive: true })
  const soql = `SELECT Id FROM Case WHERE Subject = '${Subject}' ORDER BY Id`

  const first = await conn.query(soql, { headers: { 'Sforce-Query-Options': 'batchSize=200' } })
  assert.deepEqual([first.records.length, first.totalSize, first.done], [200, 450, false])
  const second = await conn.queryMore(first.nextRecordsUrl)
  assert.equal(second.records.length, 200)

  const all = await conn.query(soql, { autoFetch: true, maxFetch: 1000, headers: { 'Sforce-Query-Options': 'batchSize=200' } })
  assert.equal(new Set(all.records.map((each) => each.Id)).size, 450)
  await assert.rejects(conn.queryMore('/services/data/v62.0/query/01gNone-200'), code('INVALID_QUERY_LOCATOR'))
})

test('jsforce sees deleted records only when it asks for them', async () => {
  const Subject = key()
  const { id } = await conn.create('Case', { Subject })
  await conn.destroy('Case', id)
  const soql = `SELECT Id, IsDeleted FROM Case WHERE Subject = '${Subject}'`

  assert.equal((await conn.query(soql)).totalSize, 0)
  assert.equal((await conn.query(soql, { scanAll: true })).records[0].IsDeleted, true)
})

test('jsforce is told what is wrong with a query', async () => {
  const wrong = {
    'SELECT Colour__c FROM Case': 'INVALID_FIELD',
    'SELECT Id FROM Nothing__c': 'INVALID_TYPE',
    'SELECT FROM Case': 'MALFORMED_QUERY',
    "SELECT Id FROM Case WHERE Subject = 'x": 'MALFORMED_QUERY',
    "SELECT Id FROM Case WHERE IsClosed = 'true'": 'INVALID_FIELD',
    "SELECT Id FROM Case WHERE Description = 'x'": 'INVALID_FIELD',
    "SELECT Id FROM Case WHERE Id = 'x'": 'INVALID_QUERY_FILTER_OPERATOR',
    "SELECT Id FROM Case WHERE Nobody.Name = 'x'": 'INVALID_FIELD',
  }
  for (const [soql, expected] of Object.entries(wrong)) {
    await assert.rejects(conn.query(soql), code(expected), soql)
  }
})
