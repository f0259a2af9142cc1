// The stand-in speaks Pub/Sub in the clear, and the client of the tests only over TLS: this stands between them.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import tls from 'node:tls'
import PubSubApiClient from 'salesforce-pubsub-api-client'
import { given, org } from './org.mjs'

/** An endpoint that takes TLS and hands on what comes. */
export async function endpoint() {
  const open = new Set()
  const server = tls.createServer({
    pfx: readFileSync(given('SALESFORCE_TLS_STORE')),
    passphrase: given('SALESFORCE_TLS_PASSWORD'),
    ALPNProtocols: ['h2'],
  }, (client) => {
    const inner = connect(Number(given('SALESFORCE_PUBSUB_PORT')), '127.0.0.1')
    for (const socket of [client, inner]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    client.on('error', () => inner.destroy())
    inner.on('error', () => client.destroy())
    client.pipe(inner).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    open.forEach((socket) => socket.destroy())
  }
  return { address: `127.0.0.1:${server.address().port}`, close }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** A client that has logged in with a key. */
export async function subscriber(pubSubEndpoint, options = {}) {
  const client = new PubSubApiClient({
    authType: 'oauth-jwt-bearer',
    loginUrl: org.url,
    clientId: org.clientId,
    username: org.user,
    privateKey: readFileSync(org.keyFile, 'utf8'),
    pubSubEndpoint,
    rejectUnauthorizedSsl: false,
    ...options,
  }, quiet)
  await client.connect()
  return client
}

/** Collects what a subscription is told: events, errors and ends, and waits for them. */
export function listener() {
  const told = []
  const waiting = []
  const look = () => {
    for (const each of waiting.slice()) {
      const found = told.filter(each.wanted)
      if (found.length >= each.count) {
        waiting.splice(waiting.indexOf(each), 1)
        each.resolve(found)
      }
    }
  }
  const callback = (info, type, data) => {
    told.push({ type, data })
    look()
  }
  const any = (type) => told.some((each) => each.type === type)
  const heard = (type, count = 1) => new Promise((resolve, reject) => {
    waiting.push({ wanted: (each) => each.type === type, count, resolve: (all) => resolve(all.map((each) => each.data)) })
    setTimeout(() => reject(new Error(`${count} × ${type} not heard; told: ${JSON.stringify(told, (k, v) => typeof v === 'bigint' ? String(v) : v)}`)), 10_000).unref()
    look()
  })
  return { callback, heard, any, forget: () => told.splice(0) }
}
