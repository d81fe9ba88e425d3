// Holds `b24gen portal` against the official JavaScript SDK: node jssdk.mjs WHOLE FAILING
// BRIEF, the lines that three portals print: one without faults, one that often says that
// there were too many requests, and one whose tokens soon expire. Exits 1 where a check fails, or where there are few.
import assert from 'node:assert/strict'
import { AjaxError, B24Hook, B24OAuth, BatchRefV3, FilterV3 } from '@bitrix24/b24jssdk'

const [portal, failing, brief] = process.argv.slice(2).map(text => JSON.parse(text))
const least = 40
const quick = { rateLimit: { burstLimit: 1000, drainRate: 1000, adaptiveEnabled: false }, retryDelay: 10, maxRetries: 6 }
const hook = B24Hook.fromWebhookUrl(portal.webhook, { restrictionParams: quick })
const v2 = hook.actions.v2
const v3 = hook.actions.v3

const checks = []
const check = (name, run) => checks.push([name, run])

// given is what a call answers; it fails where the SDK reports an error.
async function given(action, options) {
  const response = await action.make(options)
  assert.ok(response.isSuccess, response.getErrorMessages().join('; '))
  return response
}
const result = async (api, method, params) => (await given(api.call, { method, params })).getData().result

// refused is the error of a call, whether it is thrown or told.
async function refused(api, method, params) {
  try {
    const response = await api.call.make({ method, params })
    assert.ok(!response.isSuccess, `${method} went well: ${JSON.stringify(response.getData())}`)
    return [...response.errors.values()][0]
  } catch (error) {
    if (!(error instanceof AjaxError)) throw error
    return error
  }
}

// oauth is a client of the application, with the tokens that the portal gave out.
const oauth = (changes = {}, token = portal) => new B24OAuth({
  applicationToken: token.application_token, userId: 1, memberId: token.member_id,
  accessToken: token.access_token, refreshToken: token.refresh_token,
  expires: token.expires, expiresIn: token.expires_in, scope: token.scope, domain: token.domain,
  clientEndpoint: token.client_endpoint, serverEndpoint: token.server_endpoint, status: 'L',
  ...changes,
}, { clientId: token.client_id, clientSecret: token.client_secret }, { restrictionParams: quick })

const deal = { title: 'Chairs', opportunity: 1500.5, stageId: 'NEW' }
let dealID, leadID, taskID

// Calls of v2
check('the portal is healthy', async () => assert.equal(await hook.tools.healthCheck.make(), true))
check('a ping takes a while', async () => assert.ok(await hook.tools.ping.make() >= 0))
check('a call without parameters', async () => assert.equal(typeof (await result(v2, 'profile')).ADMIN, 'boolean'))
check('timings', async () => {
  const { time } = (await given(v2.call, { method: 'server.time' })).getData()
  assert.ok(Math.abs(time.start - Date.now() / 1000) < 60 && time.operating >= 0)
})
check('an item is added', async () => {
  const { item } = await result(v2, 'crm.item.add', { entityTypeId: 2, fields: deal })
  dealID = item.id
  assert.equal(item.title, deal.title)
})
check('and got', async () => {
  const { item } = await result(v2, 'crm.item.get', { entityTypeId: 2, id: dealID })
  assert.deepEqual(item, { ...deal, id: dealID })
})
check('and changed', async () => {
  await result(v2, 'crm.item.update', { entityTypeId: 2, id: dealID, fields: { title: 'Tables' } })
  assert.equal((await result(v2, 'crm.item.get', { entityTypeId: 2, id: dealID })).item.title, 'Tables')
})
check('and is of its kind', async () => {
  assert.ok(await refused(v2, 'crm.item.get', { entityTypeId: 3, id: dealID }))
})
check('and deleted', async () => {
  await result(v2, 'crm.item.delete', { entityTypeId: 2, id: dealID })
  assert.equal((await refused(v2, 'crm.item.get', { entityTypeId: 2, id: dealID })).code, 'NOT_FOUND')
})
check('an id as a number, and as text in rows', async () => {
  leadID = await result(v2, 'crm.lead.add', { fields: { TITLE: 'Ada', COMMENTS: 'a&b=c [x] ÄÖ' } })
  assert.equal(typeof leadID, 'number')
  assert.strictEqual((await result(v2, 'crm.lead.get', { id: leadID })).ID, String(leadID))
})
check('special characters', async () => {
  assert.equal((await result(v2, 'crm.lead.get', { id: leadID })).COMMENTS, 'a&b=c [x] ÄÖ')
})
check('fields in capitals, rows in small letters', async () => {
  taskID = (await result(v2, 'tasks.task.add', { fields: { TITLE: 'Call', RESPONSIBLE_ID: 1 } })).task.id
  assert.equal((await result(v2, 'tasks.task.get', { taskId: taskID })).task.title, 'Call')
})
check('arguments by position', async () => {
  assert.ok(await result(v2, 'task.elapseditem.add', { 0: Number(taskID), 1: { SECONDS: 60, COMMENT_TEXT: 'Hello' } }))
  assert.match((await refused(v2, 'task.elapseditem.add', { 0: Number(taskID) })).message, /parameter \{ARFIELDS\}/)
})

// Lists of v2
check('many are added by batches', async () => {
  const calls = Array.from({ length: 130 }, (_, i) => ['crm.lead.add', { fields: { TITLE: `Lead ${i}`, SOURCE_ID: i % 2 ? 'WEB' : 'CALL' } }])
  const response = await v2.batchByChunk.make({ calls, options: { isHaltOnError: true } })
  assert.ok(response.isSuccess, response.getErrorMessages().join('; '))
  assert.equal(new Set(response.getData()).size, 130)
})
check('a page has 50, a total and a next', async () => {
  const page = await given(v2.call, { method: 'crm.lead.list', params: { start: 0 } })
  assert.equal(page.getData().result.length, 50)
  assert.ok(page.getTotal() > 130 && page.isMore())
})
check('next leads to the end', async () => {
  let page = await given(v2.call, { method: 'crm.lead.list', params: { order: { ID: 'ASC' } } })
  const ids = new Set(), total = page.getTotal()
  while (page) {
    page.getData().result.forEach(row => ids.add(row.ID))
    page = await page.getNext(hook.getHttpClient('v2'))
  }
  assert.equal(ids.size, total)
})
check('a list by id', async () => {
  const list = (await given(v2.callList, { method: 'crm.lead.list', params: { filter: { SOURCE_ID: 'WEB' }, select: ['ID', 'TITLE'] } })).getData()
  assert.equal(list.length, 65)
  assert.deepEqual(Object.keys(list[0]).sort(), ['ID', 'TITLE'])
})
check('a list by id, page by page', async () => {
  const pages = []
  for await (const page of v2.fetchList.make({ method: 'crm.lead.list', params: { filter: { '%TITLE': 'Lead' } } })) pages.push(page.length)
  assert.deepEqual(pages, [50, 50, 30])
})
check('rows below a key', async () => {
  await result(v2, 'crm.item.add', { entityTypeId: 31, fields: { title: 'Invoice' } })
  const list = (await given(v2.callList, { method: 'crm.item.list', params: { entityTypeId: 31, filter: { title: 'Invoice' } }, idKey: 'id', customKeyForResult: 'items' })).getData()
  assert.deepEqual(list.map(row => row.title), ['Invoice'])
})
check('an id that a filter spells otherwise', async () => {
  const list = (await given(v2.callList, { method: 'tasks.task.list', params: { filter: { TITLE: 'Call' } }, idKey: 'id', cursorIdKey: 'ID', customKeyForResult: 'tasks' })).getData()
  assert.deepEqual(list.map(row => row.id), [taskID])
})
check('order and operators', async () => {
  const rows = await result(v2, 'crm.lead.list', { order: { ID: 'DESC' }, filter: { '@SOURCE_ID': ['WEB', 'CALL'], '!=TITLE': 'Lead 129' }, select: ['TITLE'] })
  assert.equal(rows[0].TITLE, 'Lead 128')
})

// Batches of v2
check('a batch as an array', async () => {
  const response = await given(v2.batch, { calls: [['server.time', {}], { method: 'crm.lead.get', params: { id: leadID } }] })
  assert.equal(response.getData()[1].TITLE, 'Ada')
})
check('a batch as an object', async () => {
  const response = await given(v2.batch, { calls: { now: { method: 'server.time' }, lead: ['crm.lead.get', { id: leadID }] } })
  assert.deepEqual(Object.keys(response.getData()).sort(), ['lead', 'now'])
})
check('a reference to an earlier result', async () => {
  const response = await given(v2.batch, { calls: {
    add: ['crm.lead.add', { fields: { TITLE: 'Referred' } }],
    get: ['crm.lead.get', { id: '$result[add]' }],
    same: ['crm.lead.list', { filter: { TITLE: '$result[get][TITLE]' } }],
  } })
  const { add, get, same } = response.getData()
  assert.equal(get.ID, String(add))
  assert.equal(same.length, 1)
})
check('totals and next of commands', async () => {
  const response = await v2.batch.make({ calls: { list: ['crm.lead.list', { start: 0 }] }, options: { returnAjaxResult: true } })
  assert.ok(response.getData().list.isMore() && response.getData().list.getTotal() > 130)
})
check('an error among commands', async () => {
  const response = await v2.batch.make({ calls: [['crm.lead.get', { id: leadID }], ['crm.item.get', { entityTypeId: 2, id: 99999 }], ['server.time', {}]], options: { isHaltOnError: false, returnAjaxResult: true } })
  assert.deepEqual(response.getData().map(one => one.isSuccess), [true, false, true])
})
check('an error ends a batch that halts', async () => {
  const response = await v2.batch.make({ calls: { a: ['crm.item.get', { entityTypeId: 2, id: 99999 }], b: ['crm.lead.add', { fields: { TITLE: 'Never' } }] }, options: { isHaltOnError: true, returnAjaxResult: true } })
  assert.ok(!response.isSuccess)
  assert.deepEqual(await result(v2, 'crm.lead.list', { filter: { TITLE: 'Never' } }), [])
})
check('no batch in a batch', async () => {
  const response = await v2.batch.make({ calls: [['batch', { cmd: { a: 'server.time' } }]], options: { isHaltOnError: false } })
  assert.match(response.getErrorMessages().join(), /not allowed/i)
})

// Errors of v2
check('a method that nobody has', async () => assert.equal((await refused(v2, 'crm.nothing.get')).code, 'ERROR_METHOD_NOT_FOUND'))
check('a parameter that is missing', async () => {
  const error = await refused(v2, 'crm.item.get', { entityTypeId: 2 })
  assert.equal(error.code, '100')
  assert.match(error.message, /Could not find value for parameter \{id\}/)
})
check('a parameter of a wrong type', async () => {
  assert.match((await refused(v2, 'crm.item.get', { entityTypeId: 2, id: 'abc' })).message, /Invalid value \{abc\} to match with parameter \{id\}/)
})
check('an error says its status', async () => assert.equal((await refused(v2, 'crm.item.get', { entityTypeId: 2 })).status, 400))
check('a wrong code of a webhook', async () => {
  const stranger = B24Hook.fromWebhookUrl(portal.webhook.replace(/[^/]+\/$/, 'wrong/'), { restrictionParams: quick })
  const error = await refused(stranger.actions.v2, 'server.time')
  assert.deepEqual([error.code, error.status], ['NO_AUTH_FOUND', 401])
})

// v3
let v3ID
check('v3: a task is added', async () => {
  v3ID = (await result(v3, 'tasks.task.add', { fields: { title: 'Write', creatorId: 1, responsibleId: 1 } })).item.id
  assert.equal(typeof v3ID, 'number')
})
check('v3: and got, as selected', async () => {
  assert.deepEqual(await result(v3, 'tasks.task.get', { id: v3ID, select: ['id', 'title'] }), { item: { id: v3ID, title: 'Write' } })
})
check('v3: and changed', async () => {
  await result(v3, 'tasks.task.update', { id: v3ID, fields: { title: 'Read' } })
  assert.equal((await result(v3, 'tasks.task.get', { id: v3ID })).item.title, 'Read')
})
check('v3: a task of v2 is none of v3', async () => {
  assert.match((await refused(v3, 'tasks.task.get', { id: 99999 })).code, /ENTITYNOTFOUNDEXCEPTION$/)
})
check('v3: what is missing is named', async () => {
  const error = await refused(v3, 'tasks.task.get', { select: ['id'] })
  assert.match(error.code, /VALIDATION_REQUESTVALIDATIONEXCEPTION$/)
  assert.deepEqual(error.validation.map(one => one.field), ['id'])
})
check('v3: a batch as an array', async () => {
  const response = await given(v3.batch, { calls: Array.from({ length: 20 }, (_, i) => ['tasks.task.add', { fields: { title: `Task ${i}`, creatorId: 1, responsibleId: 1 } }]) })
  assert.equal(new Set(response.getData().map(one => one.item.id)).size, 20)
})
check('v3: a batch as an object, with references', async () => {
  const response = await given(v3.batch, { calls: {
    one: { method: 'tasks.task.get', params: { id: v3ID } },
    again: { method: 'tasks.task.get', params: { id: BatchRefV3.ref('one.item.id'), select: ['id'] } },
    many: { method: 'tasks.task.list', params: { filter: [['title', '=', 'Task 3']] } },
    those: { method: 'tasks.task.list', params: { filter: [['id', 'in', BatchRefV3.refArray('many.id')]], select: ['title'] } },
  } })
  const { again, those } = response.getData()
  assert.equal(again.item.id, v3ID)
  assert.deepEqual(those.items, [{ title: 'Task 3' }])
})
check('v3: one error fails a batch', async () => {
  await assert.rejects(async () => {
    const response = await v3.batch.make({ calls: [['tasks.task.get', { id: v3ID }], ['tasks.task.get', { id: 99999 }]] })
    assert.ok(response.isSuccess, 'failed')
  })
})
check('v3: a list by id', async () => {
  const list = (await given(v3.callList, { method: 'tasks.task.list', params: { filter: FilterV3.build(FilterV3.gt('id', v3ID)), select: ['id', 'title'] }, idKey: 'id', customKeyForResult: 'items', limit: 7 })).getData()
  assert.equal(list.length, 20)
})
check('v3: a wrong limit', async () => {
  assert.match((await refused(v3, 'tasks.task.list', { pagination: { limit: 0 } })).code, /INVALIDPAGINATIONEXCEPTION$/)
})
check('v3: a filter of an unknown field', async () => {
  assert.match((await refused(v3, 'tasks.task.list', { filter: [['nothing', '=', 1]] })).code, /UNKNOWNDTOPROPERTYEXCEPTION$/)
})

// OAuth
check('OAuth: a call', async () => assert.ok(await result(oauth().actions.v2, 'server.time')))
check('OAuth: of v3, and a batch', async () => {
  const app = oauth()
  assert.equal((await result(app.actions.v3, 'tasks.task.get', { id: v3ID })).item.id, v3ID)
  assert.equal((await given(app.actions.v3.batch, { calls: [['tasks.task.get', { id: v3ID }]] })).getData()[0].item.id, v3ID)
})
check('OAuth: a wrong token', async () => {
  const error = await refused(oauth({ accessToken: 'wrong' }).actions.v2, 'server.time')
  assert.deepEqual([error.code, error.status], ['NO_AUTH_FOUND', 401])
})
check('OAuth: a token that has expired is renewed once, for all calls, and the new one renews too', async () => {
  const app = oauth({}, brief)
  let renewed = 0
  app.setCallbackRefreshAuth(async () => { renewed++ })
  const life = brief.expires_in * 1000 + 200
  await new Promise(done => setTimeout(done, life))
  await Promise.all(Array.from({ length: 5 }, () => result(app.actions.v2, 'server.time')))
  assert.equal(renewed, 1)
  await new Promise(done => setTimeout(done, life))
  await result(app.actions.v2, 'server.time')
  assert.equal(renewed, 2)
})
check('OAuth: a refresh token is good once', async () => {
  const app = oauth({ expires: 0 }, brief) // the one of the check before is spent
  await assert.rejects(app.auth.refreshAuth(), error => error.code === 'invalid_grant')
})

// Too many requests
check('503: calls are repeated', async () => {
  const often = B24Hook.fromWebhookUrl(failing.webhook, { restrictionParams: quick })
  for (let i = 0; i < 20; i++) await result(often.actions.v2, 'crm.lead.add', { fields: { TITLE: 'Once' } })
  assert.ok(often.getHttpClient('v2').getStats().retries > 0, 'none was')
  const { length } = (await given(often.actions.v2.callList, { method: 'crm.lead.list', params: { filter: { TITLE: 'Once' } } })).getData()
  assert.equal(length, 20)
})

// Files
const browser = { 'User-Agent': 'jssdk', Accept: '*/*', 'Accept-Language': 'en', Referer: portal.url }
const download = async address => (await fetch(address, { headers: browser })).text()
check('a file in the call', async () => {
  const file = await result(v2, 'disk.folder.uploadFile', { id: 1, data: { NAME: 'a.txt' }, fileContent: ['a.txt', btoa('one')] })
  assert.equal(file.NAME, 'a.txt')
  assert.equal(await download(file.DOWNLOAD_URL), 'one')
})
check('a file in a second request', async () => {
  const { field, uploadUrl } = await result(v2, 'disk.folder.uploadFile', { id: 1, data: { NAME: 'b.txt' } })
  const form = new FormData()
  form.append(field, new Blob(['second']), 'b.txt')
  const answer = await (await fetch(uploadUrl, { method: 'POST', body: form })).json()
  assert.equal(answer.result.SIZE, 6)
  assert.equal(await download(answer.result.DOWNLOAD_URL), 'second')
})
check('an address of an upload is good once', async () => {
  const { field, uploadUrl } = await result(v2, 'disk.folder.uploadFile', { id: 1, data: { NAME: 'c.txt' } })
  const send = () => { const form = new FormData(); form.append(field, new Blob(['x']), 'c.txt'); return fetch(uploadUrl, { method: 'POST', body: form }) }
  assert.deepEqual([(await send()).status, (await send()).status], [200, 401])
})

let failed = 0
for (const [name, run] of checks) {
  try {
    await run()
  } catch (error) {
    failed++
    console.log(`${name}: ${error.stack ?? error}`)
  }
}
console.log(`${checks.length} checks of the JavaScript SDK, ${failed} failed`)
if (failed || checks.length < least) process.exit(1)
