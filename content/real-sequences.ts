/** What chapter 13 starts from, and the numbers its prose speaks of. */
export {};
