import type { ReactNode } from 'react'

interface SettingProps {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}

export function Setting({ title, note, children }: SettingProps) {
  return (
    <section className="setting" aria-label={title}>
      <div>
        <h2>{title}</h2>
        {note !== undefined && <p className="setting-note">{note}</p>}
      </div>
      <div className="setting-body">{children}</div>
    </section>
  )
}
