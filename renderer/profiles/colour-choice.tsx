import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import { hueNames } from '../ui/hues.ts'
import './colour-choice.css'

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
        {hueNames.map((name, place) => (
          <RadioField key={name} value={String(place)} aria-label={name}>
            <RadioButton className="colour" style={{ background: `var(--hue-${place})` }} />
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
