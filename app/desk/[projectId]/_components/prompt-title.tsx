'use client'

/** "Prompt", its kind and language, and the way to report it. */
import { MessageSquareWarning } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import { TaskTags } from './task-tags'

export function PromptTitle({
  prompt,
  onReport,
}: {
  prompt: { taskType: string; language: string }
  onReport: () => void
}) {
  const t = useTranslations('desk')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 className="flex-1">{t('prompt')}</h2>
      <TaskTags taskType={prompt.taskType} language={prompt.language} />
      <ReportButton onClick={onReport} />
    </div>
  )
}

export function ReportButton({ onClick, className }: { onClick: () => void; className?: string }) {
  const t = useTranslations('desk')
  return (
    <IconButton
      size="small"
      icon={MessageSquareWarning}
      label={t('report.button')}
      onClick={onClick}
      className={className}
    />
  )
}
