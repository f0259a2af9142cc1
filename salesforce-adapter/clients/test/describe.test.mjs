import assert from 'node:assert/strict'
import test from 'node:test'
import { code, connect } from '../org.mjs'

const conn = await connect()

test('jsforce lists the objects of the org', async () => {
  const { sobjects, maxBatchSize } = await conn.describeGlobal()

  assert.equal(maxBatchSize, 200)
  for (const name of ['Case', 'CaseComment', 'Contact', 'FeedItem', 'Lead', 'User', 'ChannelMessage__c']) {
    const found = sobjects.find((each) => each.name === name)
    assert.ok(found, name)
    assert.ok(found.keyPrefix.length === 3 && found.urls.describe.endsWith(`/sobjects/${name}/describe`))
  }
})

test('jsforce describes an object with its fields and its children', async () => {
  const described = await conn.describe('Case')

  assert.deepEqual([described.name, described.custom, described.createable], ['Case', false, true])
  const field = (name) => described.fields.find((each) => each.name === name)
  assert.deepEqual([field('Subject').type, field('Subject').length], ['string', 255])
  assert.deepEqual(field('OwnerId').referenceTo.sort(), ['Group', 'User'])
  assert.ok(field('Status').picklistValues.some((each) => each.value === 'Closed' && each.active))
  const key = field('MentionKey__c')
  assert.ok(key.externalId && key.unique && key.idLookup && key.custom)
  assert.ok(described.childRelationships.some(
    (each) => each.childSObject === 'CaseComment' && each.field === 'ParentId' && each.relationshipName === 'CaseComments'))
})

test('jsforce describes through its own cache and its object', async () => {
  assert.equal((await conn.sobject('Lead').describe$()).name, 'Lead')
  assert.equal((await conn.describe$('Lead')).keyPrefix, '00Q')
})

test('jsforce is told that an object does not exist', async () => {
  await assert.rejects(conn.describe('Nothing__c'), code('NOT_FOUND'))
})

test('jsforce reads the allowance and how much of it is used', async () => {
  const before = await conn.limits()
  const after = await conn.limits()

  assert.ok(after.DailyApiRequests.Remaining < before.DailyApiRequests.Remaining)
  assert.equal(conn.limitInfo.apiUsage.limit, after.DailyApiRequests.Max)
  assert.ok(conn.limitInfo.apiUsage.used > 0)
})

test('jsforce is refused what the stand-in does not serve', async () => {
  for (const path of ['/tabs', '/theme', '/quickActions', '/sobjects/Case/quickActions']) {
    await assert.rejects(conn.request(path), code('NOT_FOUND'), path)
  }
  await assert.rejects(conn.search('FIND {x}'), code('NOT_FOUND'))
})
