import assert from 'node:assert/strict'
import test from 'node:test'
import { assertion, code, connect, org, stranger } from '../org.mjs'

const JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

test('jsforce logs in with a key', async () => {
  const conn = stranger()
  const who = await conn.authorize({ grant_type: JWT, assertion: assertion() })

  assert.match(who.id, /^005\w{15}$/)
  assert.equal((await conn.identity()).username, org.user)
})

test('jsforce logs in with a secret', async () => {
  const conn = await connect()

  assert.match(conn.userInfo.organizationId, /^00D\w{15}$/)
  assert.ok((await conn.limits()).DailyApiRequests.Max > 0)
})

test('jsforce learns why a login is refused', async () => {
  const login = (form) => stranger().authorize(form)

  await assert.rejects(login({ grant_type: JWT, assertion: assertion({ sub: 'nobody@example.com' }) }), /approved/)
  await assert.rejects(login({ grant_type: JWT, assertion: assertion({ aud: 'https://example.com' }) }), /audience/)
  await assert.rejects(login({ grant_type: JWT, assertion: `${assertion()}x` }), /assertion/)
  await assert.rejects(login({ grant_type: JWT, assertion: assertion({ exp: 1 }) }), /expired/)
  const wrong = stranger({ oauth2: { loginUrl: org.url, clientId: org.clientId, clientSecret: 'wrong' } })
  await assert.rejects(wrong.authorize({ grant_type: 'client_credentials' }), /client credentials/)
})

test('jsforce can no longer log in with a user name and a password', async () => {
  await assert.rejects(stranger().login(org.user, 'password'), /grant type not supported/)
})

test('jsforce can no longer log in over SOAP', async () => {
  const conn = stranger({ oauth2: undefined, loginUrl: org.url, version: '65.0' })

  await assert.rejects(conn.loginBySoap(org.user, 'password'), /login/)
})

test('jsforce logs in again when its session has ended', async () => {
  let logins = 0
  const conn = stranger({
    refreshFn: (self, done) => {
      logins += 1
      self.oauth2.requestToken({ grant_type: 'client_credentials' }).then((t) => done(null, t.access_token), done)
    },
  })
  await conn.authorize({ grant_type: 'client_credentials' })
  await conn.oauth2.revokeToken(conn.accessToken)

  assert.ok(await conn.limits())
  assert.equal(logins, 1)
})

test('jsforce without a way to log in again is told that the session ended', async () => {
  const first = await connect()
  const conn = stranger({ oauth2: undefined, instanceUrl: first.instanceUrl, accessToken: first.accessToken })
  await first.logout()

  await assert.rejects(conn.limits(), code('INVALID_SESSION_ID', /Session expired or invalid/))
})

test('jsforce lists the versions and is told which are retired', async () => {
  const conn = await connect()

  const versions = await conn.request('/services/data')
  assert.ok(versions.some((each) => each.version === '62.0' && each.url === '/services/data/v62.0'))
  await assert.rejects(conn.request('/services/data/v30.0/limits'), code('UNSUPPORTED_API_VERSION'))
  await assert.rejects(conn.request('/services/data/v99.0/limits'), code('NOT_FOUND'))
})
