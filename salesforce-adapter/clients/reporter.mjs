// One line of JSON for each test, as it ends: ClientsTest turns each into a test of its own report.
export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if (type === 'test:stderr') process.stderr.write(data.message)
    const ended = type === 'test:pass' || type === 'test:fail'
    if (ended && data.details?.type !== 'suite') {
      const error = data.details?.error
      const cause = error?.cause ?? error
      yield `${JSON.stringify({
        name: data.name,
        file: (data.file ?? '').replace(/^.*\//, ''),
        passed: type === 'test:pass' && !data.skip && !data.todo,
        reason: error ? String(cause?.stack ?? cause) : data.skip || data.todo ? 'left out' : '',
      })}\n`
    }
  }
}
