import { expect, test } from 'vitest'
import { chartOf } from '../../../renderer/inspector/parsing/chart-data.ts'
import { Comparison } from '../../../renderer/inspector/parsing/comparison.ts'
import { JsonOutline } from '../../../renderer/inspector/parsing/json-outline.ts'
import { diffLines } from '../../../renderer/inspector/parsing/line-diff.ts'
import { shapeOf, tableOf } from '../../../renderer/inspector/parsing/result-shape.ts'
import { tabSeparated } from '../../../renderer/inspector/parsing/result-table.ts'
import { diffRows } from '../../../renderer/inspector/parsing/row-diff.ts'
import { textLines } from '../../../renderer/inspector/parsing/text-lines.ts'

const keys = (outline: JsonOutline) =>
  outline
    .lines(0, outline.count)
    .map(({ path, key }) => `${' '.repeat(path.length - 1)}${key ?? ''}`)

test('an outline has a line for each entry, and opening one puts its entries below it', () => {
  const outline = new JsonOutline({ a: 1, b: { c: [true, null], d: 'x' }, e: 2 })
  expect(keys(outline)).toEqual(['a', 'b', 'e'])
  outline.fold([1, 0], true)
  expect(keys(outline)).toEqual(['a', 'b', ' c', '  0', '  1', ' d', 'e'])
  expect(outline.lines(3, 2).map(({ kind }) => kind)).toEqual(['boolean', 'null'])
  outline.fold([1], false)
  expect(keys(outline)).toEqual(['a', 'b', 'e'])
})

test('any window of an outline is the same part of all its lines', () => {
  const outline = new JsonOutline(
    Array.from({ length: 30 }, (_, place) => ({ place, inner: [{ x: 1 }, { y: 2 }] }))
  )
  for (const place of [3, 4, 17, 29]) outline.fold([place, 1, 1], true)
  const all = outline.lines(0, outline.count)
  expect(all).toHaveLength(30 + 4 * 5)
  for (let from = 0; from < all.length; from += 3) {
    expect(outline.lines(from, 7)).toEqual(all.slice(from, from + 7))
  }
})

test('what is found in an outline is counted, opened and named', () => {
  const outline = new JsonOutline({
    rows: [{ user: 'Ada', 'src ip': '10.0.0.1' }, { user: 'ada' }],
    ada: 0
  })
  expect(outline.find('ADA')).toEqual({ count: 3, kept: 3 })
  const line = outline.reveal(1)
  const [found] = outline.lines(line, 1)
  expect(found).toMatchObject({ key: 'user', text: 'ada' })
  expect(outline.at(found?.path ?? [])).toEqual({ name: '.rows[1].user', json: 'ada' })
  expect(outline.at([0, 0, 1]).name).toBe('.rows[0]["src ip"]')
  expect(outline.find('zebra').count).toBe(0)
})

test('rows are found in results, items, CSV, Markdown and JSON texts', () => {
  const rows = [{ host: 'web-01', count: '3' }]
  expect(shapeOf({ structuredContent: { results: rows } }).rows).toEqual(rows)
  expect(
    shapeOf({ content: [{ type: 'text', text: JSON.stringify({ items: rows }) }] }).rows
  ).toEqual(rows)
  expect(shapeOf({ structuredContent: { text: 'host,count\nweb-01,3\n' } }).rows).toEqual(rows)
  expect(tableOf('| host | count |\n| --- | --- |\n| web-01 | 3 |\n')).toEqual(rows)
  expect(tableOf('a,b\n"x, ""y""\nz",\n')).toEqual([{ a: 'x, "y"\nz', b: '' }])
  expect(shapeOf({ structuredContent: { text: 'Nothing was found.' } }).rows).toBeNull()
})

test('rows are copied with a line of names, and without line ends inside', () => {
  expect(tabSeparated([{ a: 'x\ty', b: ['1', '2'] }, { c: '3' }])).toBe(
    'a\tb\tc\nx y\t["1","2"]\t\n\t\t3'
  )
})

test('a timechart becomes series over time, the largest eight of them', () => {
  const row = (minute: number) =>
    Object.fromEntries([
      ['_time', `2026-11-23T14:0${minute}:00.000+00:00`],
      ...Array.from({ length: 10 }, (_, host) => [`web-${host}`, String(host * 10)])
    ]) as Record<string, string>
  const chart = chartOf([row(2), row(1)])
  expect(chart).toMatchObject({ kind: 'time', left: 2 })
  if (chart?.kind !== 'time') throw new Error('no time')
  expect(chart.times[1]).toBe((chart.times[0] ?? 0) + 60)
  expect(chart.series.map(({ name }) => name)).not.toContain('web-0')
})

test('rows of stats by time and host become a series for each host', () => {
  const chart = chartOf([
    { _time: '100', host: 'a', count: '1' },
    { _time: '100', host: 'b', count: '2' },
    { _time: '160', host: 'b', count: '3' }
  ])
  expect(chart).toEqual({
    kind: 'time',
    times: [100, 160],
    series: [
      { name: 'a', values: [1, null] },
      { name: 'b', values: [2, 3] }
    ],
    left: 0
  })
})

test('of thousands of series the largest eight are laid out, and the others counted', () => {
  const rows = Array.from({ length: 5000 }, (_, place) => ({
    _time: String(place),
    user: `user-${place}`,
    count: String(place)
  }))
  const chart = chartOf(rows)
  expect(chart).toMatchObject({ kind: 'time', left: 4992 })
  expect(chart?.series.map(({ name }) => name)).toContain('user-4999')
  expect(chart?.series[0]?.values).toHaveLength(8)
})

test('events are counted over time, and rows with a name and a number are categories', () => {
  const events = chartOf([
    { _time: '0', _raw: 'x' },
    { _time: '120', _raw: 'y' }
  ])
  if (events?.kind !== 'time') throw new Error('no time')
  expect(events.series[0]?.values.reduce((sum: number, one) => sum + (one ?? 0), 0)).toBe(2)
  expect(chartOf([{ host: 'a', count: '2' }])).toEqual({
    kind: 'categories',
    by: 'host',
    names: ['a'],
    series: [{ name: 'count', values: [2] }],
    left: 0
  })
  expect(chartOf([{ host: 'a' }])).toBeNull()
})

test('lines that were put in and taken out are told, and applying them gives the second text', () => {
  expect(diffLines(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'same', text: 'd' },
    { kind: 'added', text: 'e' }
  ])
  for (let seed = 1; seed < 60; seed++) {
    const text = (from: number) =>
      Array.from({ length: 12 }, (_, place) => String((from * (place + 3) * 7919) % 5))
    const before = text(seed)
    const after = text(seed + 17).slice(seed % 5)
    const diff = diffLines(before, after)
    const side = (other: string) =>
      diff.filter(({ kind }) => kind !== other).map(({ text: line }) => line)
    expect(side('added')).toEqual(before)
    expect(side('removed')).toEqual(after)
  }
})

test('rows are matched by what names them: changed, added and removed cells are told apart', () => {
  const diff = diffRows(
    [
      { host: 'a', count: '1' },
      { host: 'b', count: '2' },
      { host: 'c', count: '3' }
    ],
    [
      { host: 'c', count: '3' },
      { host: 'a', count: '9' },
      { host: 'd', count: '4' }
    ]
  )
  expect(diff.keys).toEqual(['host'])
  expect(diff.pairs.map(({ kind, before, after }) => [kind, (after ?? before)?.['host']])).toEqual([
    ['same', 'c'],
    ['changed', 'a'],
    ['removed', 'b'],
    ['added', 'd']
  ])
})

test('a number can name rows too, where most of its values are on both sides', () => {
  const before = [
    { status: '200', count: '575' },
    { status: '404', count: '32' }
  ]
  const after = [
    { status: '200', count: '574' },
    { status: '404', count: '32' }
  ]
  const diff = diffRows(before, after)
  expect(diff.keys).toEqual(['status'])
  expect(diff.pairs.map(({ kind }) => kind)).toEqual(['changed', 'same'])
})

test('rows that nothing names match when they are equal, each once', () => {
  const diff = diffRows(
    [{ host: 'a' }, { host: 'a' }, { host: 'b' }],
    [{ host: 'a' }, { host: 'b' }, { host: 'b' }]
  )
  expect(diff.keys).toEqual([])
  expect(diff.pairs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'same', 'added'])
})

test('two runs with other search ids and durations are the same', () => {
  const run = (sid: string, count: string) =>
    JSON.stringify({
      structuredContent: { sid, duration: Number(sid), results: [{ host: 'a', count, sid }] }
    })
  expect(new Comparison(run('1', '5'), run('2', '5')).compared.same).toBe(true)
  const other = new Comparison(run('1', '5'), run('2', '6'))
  expect(other.compared).toMatchObject({ same: false, rows: { counts: { changed: 1 } } })
  expect(other.rows(0, 10, false)).toEqual([
    {
      kind: 'changed',
      cells: [
        { now: 'a', was: null },
        { now: '6', was: '5' }
      ]
    }
  ])
  expect(
    new Comparison(
      '{"structuredContent":{"ok":true,"sid":"1"}}',
      '{"structuredContent":{"ok":false}}'
    ).compared
  ).toMatchObject({ same: false, rows: null, lines: { added: 1, removed: 1 } })
})

test('long lines of a text go on in the next, after a space where one is near', () => {
  expect(textLines(`a\r\n${'x'.repeat(25)}\nend`, 10)).toEqual([
    'a\n',
    'x'.repeat(10),
    'x'.repeat(10),
    'xxxxx\n',
    'end'
  ])
  expect(textLines('failed logins by user', 10)).toEqual(['failed ', 'logins by ', 'user'])
  expect(textLines('a verylongword', 10)).toEqual(['a verylong', 'word'])
  expect(textLines('😀😀😀', 2)).toEqual(['😀😀', '😀'])
  const words = 'index=web | stats count by user\n\tand more\n'.repeat(50)
  for (const columns of [1, 2, 7, 80]) expect(textLines(words, columns).join('')).toBe(words)
})
