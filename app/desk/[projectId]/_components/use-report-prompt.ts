'use client'

/** Reports a prompt and says how it went. */
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPCClient } from '@/app/_trpc/client'
import { refusalOf } from './refusal'
import type { PromptComplaint } from './report-dialog'

/** What it returns never rejects. */
export function useReportPrompt(projectId: string) {
  const t = useTranslations('desk')
  const client = useTRPCClient()
  const toast = useToast()
  return async (promptId: string, complaint: PromptComplaint): Promise<void> => {
    try {
      await client.prompts.report.mutate({ projectId, promptId, ...complaint })
      toast({ message: t('report.sent') })
    } catch (error) {
      toast({ tone: 'danger', message: refusalOf(error) ?? t('report.notSent') })
    }
  }
}
