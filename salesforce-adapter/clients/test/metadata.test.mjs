import assert from 'node:assert/strict'
import test from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { code, connect, stranger, VERSION } from '../org.mjs'

const conn = await connect()
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata'

const object = (fields) => `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="${NAMESPACE}">
  <deploymentStatus>Deployed</deploymentStatus>
  ${fields}
  <label>Probe</label>
  <nameField><label>Probe name</label><type>Text</type></nameField>
  <pluralLabel>Probes</pluralLabel>
  <sharingModel>ReadWrite</sharingModel>
</CustomObject>`

const field = (type) => `<fields><fullName>Key__c</fullName><externalId>true</externalId><label>Key</label>
  <length>80</length><required>false</required><type>${type}</type><unique>true</unique></fields>`

const manifest = (members) => `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="${NAMESPACE}">${members}<version>${VERSION}</version></Package>`

const PROBE = '<types><members>Probe__c</members><name>CustomObject</name></types>'

function deploy(files) {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  conn.metadata.pollInterval = 50
  return conn.metadata.deploy(Buffer.from(zip), { singlePackage: true, rollbackOnError: true }).complete({ details: true })
}

const names = async () => (await conn.metadata.list([{ type: 'CustomObject' }], VERSION)).map((each) => each.fullName)

test('jsforce learns which metadata the org has', async () => {
  const { metadataObjects } = await conn.metadata.describe(VERSION)
  assert.ok(metadataObjects.some((each) => each.xmlName === 'CustomObject' && each.directoryName === 'objects'))

  const objects = await conn.metadata.list([{ type: 'CustomObject' }], VERSION)
  assert.ok(objects.some((each) => each.fullName === 'ChannelMessage__c' && each.type === 'CustomObject'))
})

test('jsforce reads an object with its fields', async () => {
  const read = await conn.metadata.read('CustomObject', 'ChannelMessage__c')

  assert.equal(read.fullName, 'ChannelMessage__c')
  const key = read.fields.find((each) => each.fullName === 'MessageKey__c')
  assert.deepEqual([key.type, key.externalId, key.unique], ['Text', true, true])
})

test('jsforce deploys an object and takes it away again', async () => {
  const done = await deploy({ 'package.xml': manifest(PROBE), 'objects/Probe__c.object': object(field('Text')) })
  assert.deepEqual([done.success, done.status], [true, 'Succeeded'])

  assert.ok((await names()).includes('Probe__c'))
  // Nobody was given permission for it, so nobody sees it.
  await assert.rejects(conn.request('/sobjects/Probe__c/describe'), code('NOT_FOUND'))

  const gone = await deploy({ 'package.xml': manifest(''), 'destructiveChanges.xml': manifest(PROBE) })
  assert.equal(gone.success, true)
  assert.ok(!(await names()).includes('Probe__c'))
})

test('jsforce is told which component is wrong, and nothing of it is deployed', async () => {
  const done = await deploy({ 'package.xml': manifest(PROBE), 'objects/Probe__c.object': object(field('Nonsense')) })

  assert.deepEqual([done.success, done.status], [false, 'Failed'])
  const [failure] = [done.details.componentFailures].flat()
  assert.match(failure.problem, /Nonsense/)
  assert.ok(!(await names()).includes('Probe__c'))
})

test('jsforce without a session may do nothing with metadata', async () => {
  const nobody = stranger({ oauth2: undefined, instanceUrl: conn.instanceUrl, accessToken: 'nonsense' })

  await assert.rejects(nobody.metadata.list([{ type: 'CustomObject' }], VERSION), code('sf:INVALID_SESSION_ID'))
})
