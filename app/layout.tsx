/** The document: fonts, theme and language (from cookies, so that nothing flashes), and the providers every page needs. */
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { parseTheme, THEME_COOKIE } from './_components/theme/theme'
import { ToastProvider } from './_components/ui/toast'
import { readLanguage, wordsOf } from './_i18n/server'
import { Words } from './_i18n/words-of-rooms'
import { ApiProvider } from './_trpc/provider'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await wordsOf('common')
  return { title: { default: 'Laurel', template: '%s · Laurel' }, description: t('laurel') }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8faf9' },
    { media: '(prefers-color-scheme: dark)', color: '#0d110f' },
  ],
}

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html
      lang={await readLanguage()}
      data-theme={theme === 'system' ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="font-sans">
        <Words rooms={['common']}>
          <ApiProvider>
            <ToastProvider>{children}</ToastProvider>
          </ApiProvider>
        </Words>
      </body>
    </html>
  )
}
