import { expect, test } from 'vitest'
import { runDemo } from '../running-demo.ts'

test('the rest command lists properties, and fails clearly on one of them, which is no list', async () => {
  const { post } = await runDemo()
  const rest = (path: string) =>
    post('/services/search/jobs', {
      search: `| rest /services/properties/indexes/${path} | table title value`,
      exec_mode: 'oneshot'
    })
  expect((await rest('web')).text).toContain('"title":"homePath"')
  expect((await rest('web/homePath')).text).toContain(
    "Error in 'rest' command: The endpoint '/services/properties/indexes/web/homePath' gives no entries"
  )
})

test('event types and tags of the server are found by searches', async () => {
  const { post } = await runDemo()
  const reply = await post('/services/search/jobs', {
    search: 'search eventtype=failed_logon tag=authentication | stats count by index',
    exec_mode: 'oneshot'
  })
  expect(reply.json()).toMatchObject({ results: [{ index: 'security' }] })
})
