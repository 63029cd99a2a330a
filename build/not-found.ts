import { policy } from './policy.ts';

/** 404.html loads nothing: a host may serve it at any depth, where no relative address would hold. */
export const notFound = (root: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    ${policy}
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="data:," />
    <title>No such page – Unfolded</title>
  </head>
  <body>
    <main>
      <h1>No such page</h1>
      <p>Nothing of the book stands at this address. <a href="${root}">Go to its first page.</a></p>
    </main>
  </body>
</html>
`;
