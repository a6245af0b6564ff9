'use client'

import { useTranslations } from 'use-intl'
/** A form that makes something with a secret, and then the secret, which is shown this once. */
import { Button } from '@/app/_components/ui/button'
import { CopyField } from '@/app/_components/ui/copy-field'
import { Dialog } from '@/app/_components/ui/dialog'
import { Note } from '@/app/_components/ui/note'

interface Words {
  title: string
  description: string
}

export function SecretDialog({
  open,
  onOpenChange,
  form,
  made,
  secret,
  make,
  busy,
  onMake,
  problem,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  form: Words
  /** `label` names the secret. */
  made: Words & { label: string }
  /** Once it is there, the form is over. */
  secret: string | undefined
  /** The act. */
  make: string
  busy: string | false
  onMake: () => void
  problem: string | null
  children: React.ReactNode
}) {
  const t = useTranslations('common')
  const isMade = secret !== undefined
  const words = isMade ? made : form
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.description}
      footer={
        isMade ? (
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
            <Button variant="primary" busy={busy} onClick={onMake}>
              {make}
            </Button>
          </>
        )
      }
    >
      {isMade ? (
        <CopyField value={secret} label={made.label} />
      ) : (
        <div className="flex flex-col gap-3.5">
          {children}
          {problem && <Note tone="danger">{problem}</Note>}
        </div>
      )}
    </Dialog>
  )
}
