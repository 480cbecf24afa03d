import { expect, test } from 'vitest'
import type { ProfileView } from '../../../preload/api.ts'
import {
  complaintsOn,
  draftOf,
  emptyForm,
  formOf,
  slugOf,
  type ProfileForm
} from '../../../renderer/profiles/profile-form.ts'
import { demoProfile } from '../support/scene.ts'

const filled: ProfileForm = {
  ...emptyForm([]),
  name: 'Production',
  slug: 'production',
  address: 'splunk.example.com',
  username: 'ada',
  secret: 'changeme'
}

test('an empty form complains about what must be entered, and about nothing else', () => {
  expect(Object.keys(complaintsOn(emptyForm([]), null, [])).sort()).toEqual([
    'address',
    'name',
    'secret',
    'slug',
    'username'
  ])
  expect(complaintsOn(filled, null, [])).toEqual({})
})

test('a kept secret need not be typed again, unless the way of signing in changes', () => {
  const kept: ProfileView = { ...demoProfile, hasSecret: true }
  const form = formOf(kept)
  expect(complaintsOn(form, kept, [])).toEqual({})
  expect(complaintsOn({ ...form, signIn: 'token' }, kept, [])).toHaveProperty('secret')
})

test('a short name that another profile has is named', () => {
  const other: ProfileView = { ...demoProfile, slug: 'production' }
  expect(complaintsOn(filled, null, [other]).slug).toContain('production')
})

test('the draft has a secret only when one was typed', () => {
  expect(draftOf({ ...filled, secret: '' }, 'p-1')).not.toHaveProperty('secret')
  expect(draftOf(filled, undefined)).toMatchObject({
    secret: 'changeme',
    signIn: { username: 'ada' }
  })
  expect(draftOf(filled, undefined)).not.toHaveProperty('id')
})

test('a fingerprint may be pasted with colons and capitals', () => {
  const form: ProfileForm = { ...filled, tls: 'pin', fingerprint: 'AB:'.repeat(31) + 'AB' }
  expect(complaintsOn(form, null, [])).toEqual({})
  expect(draftOf(form, undefined)?.tls).toEqual({ kind: 'pin', sha256: 'ab'.repeat(32) })
})

test('a profile comes back from the form as it was', () => {
  const draft = draftOf(formOf(demoProfile), demoProfile.id)
  expect(demoProfile).toMatchObject({ ...draft })
})

test('a short name is made of what the name has of letters and digits', () => {
  expect(slugOf('Security operations, Europe (Frankfurt)')).toBe(
    'security-operations-europe-frankfurt'
  )
  expect(slugOf('Zürich 2')).toBe('zu-rich-2')
})

test('the draft carries exactly the writes that are ticked', () => {
  expect(draftOf(filled, undefined)?.policy).toEqual({ allowedWrites: [] })
  const ticked: ProfileForm = { ...filled, allowedWrites: ['alerts', 'dashboards'] }
  expect(draftOf(ticked, undefined)?.policy).toEqual({ allowedWrites: ['alerts', 'dashboards'] })
})
