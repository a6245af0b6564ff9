'use client'

/** How freely a model answers: temperature, top-p, top-k, longest answer. */
import type { SamplingSettings } from '@/server/schemas/run'
import { NumberBox } from './number-box'

export function SamplingFields({
  value,
  onChange,
}: {
  value: SamplingSettings
  onChange: (change: Partial<SamplingSettings>) => void
}) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <NumberBox
        label="Temperature"
        hint="0 always takes the likeliest token; 1 samples as trained."
        value={value.temperature}
        min={0}
        max={5}
        onChange={(temperature) => onChange({ temperature })}
      />
      <NumberBox
        label="Top-p"
        hint="Keeps the likeliest tokens up to this share; 1 keeps all."
        value={value.topP}
        min={0.01}
        max={1}
        onChange={(topP) => onChange({ topP })}
      />
      <NumberBox
        label="Top-k"
        hint="Keeps this many of the likeliest tokens; 0 keeps all."
        value={value.topK}
        min={0}
        max={100_000}
        isInteger
        onChange={(topK) => onChange({ topK })}
      />
      <NumberBox
        label="Longest answer"
        hint="In tokens, its end included."
        value={value.maxTokens}
        min={1}
        max={1024}
        isInteger
        onChange={(maxTokens) => onChange({ maxTokens })}
      />
    </div>
  )
}
