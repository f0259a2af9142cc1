import assert from 'node:assert/strict'
import test from 'node:test'
import { code, connect, key } from '../org.mjs'

const conn = await connect()

/** Refused with this code, and with these fields in the body. */
async function refused(call, expected, fields) {
  await assert.rejects(call, (error) => {
    code(expected)(error)
    if (fields) assert.deepEqual(error.data.fields, fields)
    return true
  })
}

test('an unknown field', () => refused(conn.create('Case', { Colour__c: 'red' }), 'INVALID_FIELD'))

test('an unknown object', () => refused(conn.create('Nothing__c', { Name: 'x' }), 'NOT_FOUND'))

test('a required field left out', () =>
  refused(conn.create('Lead', { Company: 'x' }), 'REQUIRED_FIELD_MISSING', ['LastName']))

test('a text too long', () => refused(conn.create('Case', { Subject: 'x'.repeat(256) }), 'STRING_TOO_LONG', ['Subject']))

test('a value outside a restricted picklist', () =>
  refused(conn.create('ChannelMessage__c', { Direction__c: 'Sideways' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['Direction__c']))

test('a second record with the same external id', async () => {
  const MentionKey__c = key()
  await conn.create('Case', { MentionKey__c })

  await refused(conn.create('Case', { MentionKey__c }), 'DUPLICATE_VALUE')
})

test('a field that nobody may set', () =>
  refused(conn.create('Case', { CaseNumber: '1' }), 'INVALID_FIELD_FOR_INSERT_UPDATE', ['CaseNumber']))

test('an id of another object, of nothing, and no id at all', async () => {
  const { id } = await conn.create('Case', { Subject: 'x' })

  await refused(conn.update('Case', { Id: '500000000000000AAA', Subject: 'x' }), 'NOT_FOUND')
  await refused(conn.create('Case', { ContactId: id }), 'MALFORMED_ID', ['ContactId'])
  await refused(conn.create('Case', { ContactId: 'nonsense' }), 'MALFORMED_ID', ['ContactId'])
  await refused(conn.retrieve('Lead', id), 'NOT_FOUND')
})

test('a value of another type', async () => {
  await refused(conn.create('Case', { IsEscalated: 'perhaps' }), 'JSON_PARSER_ERROR')
  await refused(conn.create('ChannelMessage__c', { Direction__c: 'Inbound', Posted__c: 'yesterday' }), 'JSON_PARSER_ERROR')
})

test('a body that is no JSON', () =>
  refused(conn.request({
    method: 'POST', url: '/sobjects/Case', body: '{', headers: { 'content-type': 'application/json' },
  }), 'JSON_PARSER_ERROR'))

test('a body of another type', () =>
  refused(conn.request({
    method: 'POST', url: '/sobjects/Case', body: 'Subject=x', headers: { 'content-type': 'text/csv' },
  }), 'UNSUPPORTED_MEDIA_TYPE'))

test('a method that the resource does not take', () =>
  refused(conn.request({ method: 'PUT', url: '/sobjects/Case', body: '{}', headers: { 'content-type': 'application/json' } }),
    'METHOD_NOT_ALLOWED'))
