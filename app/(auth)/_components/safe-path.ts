/** Where to go after signing in: only paths of this site, so that a link cannot send people elsewhere. */
export function safePath(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/'
}
