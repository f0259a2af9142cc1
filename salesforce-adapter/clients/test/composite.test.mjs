import assert from 'node:assert/strict'
import test from 'node:test'
import { code, connect, key, VERSION } from '../org.mjs'

const conn = await connect()
const base = `/services/data/v${VERSION}`
const post = (path, body) => conn.requestPost(`${base}${path}`, body)

test('jsforce makes 200 records in one call, and not one more', async () => {
  const results = await conn.create('Case', Array.from({ length: 200 }, (_, i) => ({ Subject: `s${i}` })))
  assert.ok(results.length === 200 && results.every((each) => each.success))

  await assert.rejects(
    conn.create('Case', Array.from({ length: 201 }, () => ({ Subject: 's' }))), code('EXCEEDED_MAX_SIZE_REQUEST'))
})

test('jsforce upserts, changes, reads and deletes many records', async () => {
  const [one, two] = [key(), key()]
  const made = await conn.upsert('Case', [{ MentionKey__c: one }, { MentionKey__c: two }], 'MentionKey__c')
  assert.deepEqual(made.map((each) => each.created), [true, true])
  const ids = made.map((each) => each.id)

  const changed = await conn.update('Case', [{ Id: ids[0], Subject: '1' }, { Id: ids[1], Subject: 'x'.repeat(256) }])
  assert.deepEqual(changed.map((each) => each.success), [true, false])
  assert.equal(changed[1].errors[0].statusCode, 'STRING_TOO_LONG')
  assert.deepEqual(changed[1].errors[0].fields, ['Subject'])

  const read = await conn.retrieve('Case', ids)
  assert.deepEqual(read.map((each) => each.Subject), ['1', null])

  const deleted = await conn.destroy('Case', ids, { allOrNone: true })
  assert.ok(deleted.every((each) => each.success))
})

test('jsforce asks for all or none', async () => {
  const Subject = key()
  const results = await conn.create('Case', [{ Subject }, { Subject, Status: 'New', Colour__c: 'red' }], { allOrNone: true })

  assert.deepEqual(results.map((each) => each.errors[0].statusCode), ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'INVALID_FIELD'])
  assert.equal((await conn.query(`SELECT COUNT() FROM Case WHERE Subject = '${Subject}'`)).totalSize, 0)
})

test('jsforce sends a composite request whose parts quote one another', async () => {
  const { compositeResponse: parts } = await post('/composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', referenceId: 'opened', url: `${base}/sobjects/Case`, body: { Subject: key() } },
      { method: 'POST', referenceId: 'said', url: `${base}/sobjects/CaseComment`, body: { ParentId: '@{opened.id}', CommentBody: 'hi' } },
      { method: 'GET', referenceId: 'read', url: `${base}/sobjects/Case/@{opened.id}?fields=Subject` },
    ],
  })

  assert.deepEqual(parts.map((each) => each.httpStatusCode), [201, 201, 200])
  assert.equal(parts[0].httpHeaders.Location, `${base}/sobjects/Case/${parts[0].body.id}`)
  assert.equal(parts[2].body.Id, parts[0].body.id)
})

test('jsforce sees a composite request undone as a whole', async () => {
  const Subject = key()
  const { compositeResponse: parts } = await post('/composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', referenceId: 'a', url: `${base}/sobjects/Case`, body: { Subject } },
      { method: 'POST', referenceId: 'b', url: `${base}/sobjects/Lead`, body: { Company: 'x' } },
    ],
  })

  assert.deepEqual(parts.map((each) => each.body[0].errorCode), ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING'])
  assert.equal((await conn.query(`SELECT COUNT() FROM Case WHERE Subject = '${Subject}'`)).totalSize, 0)
})

test('jsforce sends a batch of requests that know nothing of one another', async () => {
  const answer = await post('/composite/batch', {
    batchRequests: [
      { method: 'POST', url: `v${VERSION}/sobjects/Case`, richInput: { Subject: key() } },
      { method: 'POST', url: `v${VERSION}/sobjects/Lead`, richInput: { Company: 'x' } },
      { method: 'GET', url: `v${VERSION}/limits` },
    ],
  })

  assert.equal(answer.hasErrors, true)
  assert.deepEqual(answer.results.map((each) => each.statusCode), [201, 400, 200])
  assert.equal(answer.results[0].result.success, true)
  assert.equal(answer.results[1].result[0].errorCode, 'REQUIRED_FIELD_MISSING')
})

test('jsforce halts a batch at its first error', async () => {
  const answer = await post('/composite/batch', {
    haltOnError: true,
    batchRequests: [
      { method: 'GET', url: `v${VERSION}/sobjects/Nothing__c/describe` },
      { method: 'GET', url: `v${VERSION}/limits` },
    ],
  })

  assert.deepEqual(answer.results.map((each) => each.statusCode), [404, 412])
  assert.equal(answer.results[1].result[0].errorCode, 'BATCH_PROCESSING_HALTED')
})

test('jsforce makes a case and its comments as one tree', async () => {
  const Subject = key()
  const answer = await post('/composite/tree/Case', {
    records: [{
      attributes: { type: 'Case', referenceId: 'case1' },
      Subject,
      CaseComments: {
        records: [
          { attributes: { type: 'CaseComment', referenceId: 'c1' }, CommentBody: 'one' },
          { attributes: { type: 'CaseComment', referenceId: 'c2' }, CommentBody: 'two' },
        ],
      },
    }],
  })

  assert.equal(answer.hasErrors, false)
  assert.deepEqual(answer.results.map((each) => each.referenceId), ['case1', 'c1', 'c2'])
  const { records } = await conn.query(`SELECT CommentBody FROM CaseComment WHERE Parent.Subject = '${Subject}'`)
  assert.equal(records.length, 2)
})

test('jsforce is refused a whole tree for one bad leaf', async () => {
  const Subject = key()
  const tree = {
    records: [{
      attributes: { type: 'Case', referenceId: 'case1' },
      Subject,
      CaseComments: { records: [{ attributes: { type: 'CaseComment', referenceId: 'c1' }, CommentBody: 'x'.repeat(4001) }] },
    }],
  }

  await assert.rejects(post('/composite/tree/Case', tree), (refused) => {
    const answer = JSON.parse(refused.message)
    assert.equal(answer.hasErrors, true)
    assert.deepEqual(answer.results.map((each) => each.referenceId), ['c1'])
    assert.equal(answer.results[0].errors[0].statusCode, 'STRING_TOO_LONG')
    return true
  })
  assert.equal((await conn.query(`SELECT COUNT() FROM Case WHERE Subject = '${Subject}'`)).totalSize, 0)
})
