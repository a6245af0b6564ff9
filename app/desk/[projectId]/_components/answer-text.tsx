/** Text as written, its paragraphs a little apart instead of a whole line. */
import { cn } from '@/app/_components/ui/cn'

export function AnswerText({
  text,
  language,
  className,
}: {
  text: string
  language: string
  className?: string
}) {
  return (
    <div lang={language} className={cn('reading flex flex-col gap-[5px] leading-[23px]', className)}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  )
}
