import './keys.css'

const mac = navigator.platform.startsWith('Mac')

/** "Mod K" is ⌘ K on a Mac and Ctrl K elsewhere. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key}</kbd>
      ))}
    </span>
  )
}
