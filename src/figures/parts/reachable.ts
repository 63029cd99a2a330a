/** For what scrolls inside the page: the keyboard must be able to reach it. */
export const reachable = { tabIndex: 0 };
