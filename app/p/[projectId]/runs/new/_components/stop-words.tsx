'use client'

/** Words before which an answer ends. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { StopWords as StopWordsSchema } from '@/server/schemas/run'

export function StopWords({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const t = useTranslations('servers')
  const [text, setText] = useState(value.join(', '))
  const [isWrong, setIsWrong] = useState(false)
  return (
    <Field label={t('stop')} hint={t('stopHint')} error={isWrong ? t('stopWrong') : null} isOptional>
      {(control) => (
        <Input
          {...control}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            const words = target.value.split(',').flatMap((word) => word.trim() || [])
            const parsed = StopWordsSchema.safeParse(words)
            setIsWrong(!parsed.success)
            if (parsed.success) onChange(parsed.data)
          }}
        />
      )}
    </Field>
  )
}
