import { contextBridge, ipcRenderer } from 'electron'
import { type Api, isEventName, isRequestName } from './api.ts'

// Only the names of the contract pass, in both directions; the page never sees ipcRenderer.
const api: Api = {
  request: (name, ...args) =>
    isRequestName(name)
      ? ipcRenderer.invoke('request', name, args)
      : Promise.reject(new Error('There is no such request.')),
  on: (name, listener) => {
    if (!isEventName(name)) throw new Error('There is no such event.')
    const receive = (_event: unknown, event: unknown, value: unknown) => {
      if (event === name) listener(value as Parameters<typeof listener>[0])
    }
    ipcRenderer.on('event', receive)
    return () => void ipcRenderer.off('event', receive)
  }
}

// Whatever follows an event listens: more than ten of them are no leak.
ipcRenderer.setMaxListeners(0)

contextBridge.exposeInMainWorld('api', api)
