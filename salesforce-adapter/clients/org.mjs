// The stand-in that the tests drive: where it listens and how to log in. ClientsTest starts it and sets the environment.
import { createSign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import jsforce from 'jsforce'

export function given(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run ClientsTest, which starts the stand-in`)
  return value
}

export const org = {
  url: given('SALESFORCE_URL'),
  clientId: given('SALESFORCE_CLIENT_ID'),
  clientSecret: given('SALESFORCE_CLIENT_SECRET'),
  user: given('SALESFORCE_USER'),
  keyFile: given('SALESFORCE_KEY_FILE'),
}

export const VERSION = '62.0'

/** A connection that knows the app, not logged in. */
export function stranger(options = {}) {
  return new jsforce.Connection({
    version: VERSION,
    oauth2: { loginUrl: org.url, clientId: org.clientId, clientSecret: org.clientSecret },
    ...options,
  })
}

/** A connection logged in by client credentials. */
export async function connect(options = {}) {
  const conn = stranger(options)
  await conn.authorize({ grant_type: 'client_credentials' })
  return conn
}

/** A JWT as RFC 7523 and Salesforce want it. */
export function assertion(claims = {}) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const text = `${part({ alg: 'RS256' })}.${part({
    iss: org.clientId, sub: org.user, aud: org.url, exp: now + 180, ...claims,
  })}`
  const signature = createSign('RSA-SHA256').update(text).sign(readFileSync(org.keyFile, 'utf8'), 'base64url')
  return `${text}.${signature}`
}

let counter = 0

/** A key that no other test uses. */
export function key() {
  counter += 1
  return `jsforce:${process.pid}:${counter}`
}

/** What a refused call says: the error code, for assert.rejects. */
export function code(expected, words = /./) {
  return (error) => {
    if (error.errorCode !== expected || !words.test(error.message)) {
      throw new Error(`expected ${expected} ${words}, got ${error.errorCode}: ${error.message}`)
    }
    return true
  }
}
