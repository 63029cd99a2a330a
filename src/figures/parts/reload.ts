const key = 'unfolded:reloaded';

/**
 * For a chunk that will not load: a new deploy has taken it away under an old page. Nothing has been edited
 * yet, so one reload costs nothing; if the new page fails as well within the minute, another would not help,
 * and the text stays readable as it is.
 */
export function reloadOnce(failure: unknown): Promise<never> {
  try {
    const last = Number(sessionStorage.getItem(key));
    if (Date.now() - last < 60_000) throw failure;
    sessionStorage.setItem(key, String(Date.now()));
  } catch {
    return Promise.reject(failure); // without storage the reloads could not be counted
  }
  location.reload();
  return new Promise(() => {}); // the page is on its way out
}
