/** The cookie's name, for the server that reads it and the browser that writes it. */
export const LAST_PROJECT_COOKIE = 'laurel-project'
