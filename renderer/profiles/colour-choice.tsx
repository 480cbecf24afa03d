import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import './colour-choice.css'

const names = ['Blue', 'Orange', 'Green', 'Pink', 'Brick', 'Sky', 'Gold', 'Slate']

interface ColourChoiceProps {
  readonly colour: number
  readonly onChange: (colour: number) => void
}

export function ColourChoice({ colour, onChange }: ColourChoiceProps) {
  return (
    <RadioGroup
      className="colours"
      value={String(colour)}
      onChange={(picked) => onChange(Number(picked))}
      orientation="horizontal"
    >
      <Label className="label">Colour</Label>
      <div className="colour-row">
        {names.map((name, place) => (
          <RadioField key={name} value={String(place)} aria-label={name}>
            <RadioButton className="colour" style={{ background: `var(--hue-${place})` }} />
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
