/** Where to go after signing in: only paths of this site, so that a link cannot send people elsewhere. */

/** Nobody's address: what resolves to another origin than this one leaves the site. */
const HERE = 'http://laurel.invalid'

/**
 * The path as the browser will understand it; "/" for anything that would leave the site. Parsed as browsers parse
 * addresses, because they take backslashes for slashes and drop tabs and line ends wherever they stand.
 */
export function safePath(path: string | undefined): string {
  if (!path?.startsWith('/') || !URL.canParse(path, HERE)) return '/'
  const { origin, pathname, search, hash } = new URL(path, HERE)
  // A path that begins with two slashes would name a host when it is resolved once more.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/'
}
