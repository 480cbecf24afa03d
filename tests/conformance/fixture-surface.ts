import type { Prompt, PromptMessage } from '../../main/mcp/prompt.ts'
import type { Resource } from '../../main/mcp/resource.ts'

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const fixed = (
  uri: string,
  mimeType: string,
  contents: Readonly<Record<string, string>>
): Resource => ({
  name: uri,
  description: `Fixture of the conformance suite: ${uri}`,
  uri,
  mimeType,
  matches: (asked) => asked === uri,
  read: () => Promise.resolve([{ uri, mimeType, ...contents }])
})

const template = /^test:\/\/template\/([^/]+)\/data$/

export const fixtureResources: readonly Resource[] = [
  fixed('test://static-text', 'text/plain', { text: 'The text of a static resource.' }),
  fixed('test://static-binary', 'image/png', { blob: png }),
  fixed('test://watched-resource', 'text/plain', { text: 'The text of a watched resource.' }),
  {
    name: 'template',
    description: 'Fixture of the conformance suite: a template',
    uriTemplate: 'test://template/{id}/data',
    mimeType: 'application/json',
    matches: (uri) => template.test(uri),
    read: (uri) => {
      const id = template.exec(uri)?.[1]
      const text = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id ?? ''}` })
      return Promise.resolve([{ uri, mimeType: 'application/json', text }])
    }
  }
]

const said = (content: PromptMessage['content']): PromptMessage => ({ role: 'user', content })
const text = (value: string) => said({ type: 'text', text: value })
const argument = (name: string) => ({ name, description: `Argument ${name}`, required: true })

export const fixturePrompts: readonly Prompt[] = [
  {
    name: 'test_simple_prompt',
    description: 'A prompt without arguments',
    arguments: [],
    get: () => Promise.resolve([text('This is a simple prompt for testing.')])
  },
  {
    name: 'test_prompt_with_arguments',
    description: 'A prompt with two arguments',
    arguments: [argument('arg1'), argument('arg2')],
    get: ({ arg1 = '', arg2 = '' }) =>
      Promise.resolve([text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)]),
    completions: {
      arg1: (typed) =>
        Promise.resolve(['paris', 'park', 'party'].filter((word) => word.startsWith(typed)))
    }
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'A prompt with a resource in it',
    arguments: [argument('resourceUri')],
    get: ({ resourceUri = '' }) =>
      Promise.resolve([
        said({
          type: 'resource',
          resource: {
            uri: resourceUri,
            mimeType: 'text/plain',
            text: 'Embedded resource content for testing.'
          }
        }),
        text('Please process the embedded resource above.')
      ])
  },
  {
    name: 'test_input_required_result_prompt',
    description: 'A prompt that asks the client for its context',
    arguments: [],
    get: async (_args, { ask }) => {
      const answer = await ask(
        'elicitation/create',
        {
          message: 'What context should the prompt use?',
          requestedSchema: {
            type: 'object',
            properties: { context: { type: 'string' } },
            required: ['context']
          }
        },
        'user_context'
      )
      return [text(`Context: ${JSON.stringify(answer)}`)]
    }
  },
  {
    name: 'test_prompt_with_image',
    description: 'A prompt with an image in it',
    arguments: [],
    get: () =>
      Promise.resolve([
        said({ type: 'image', data: png, mimeType: 'image/png' }),
        text('Please analyze the image above.')
      ])
  }
]
