import 'katex/dist/katex.min.css';
import './fonts.css';
import './site.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { reloadOnce } from '../figures/parts/reload.ts';
import { keepWhatIsSet } from '../prose/kept.ts';
import { keepOffline } from './offline.ts';
import { pageAt } from './pages.ts';
import { Whole } from './Whole.tsx';

const root = document.getElementById('root')!;
const page = pageAt(document.documentElement.dataset.page ?? '/');

// The page's own chunk comes first: hydrating before it would need a Suspense boundary, which the
// prerender may move into a hidden element and an inline script.
const content = await page.load().catch(reloadOnce);
const whole = <Whole page={page} Content={content.default} />;
keepWhatIsSet(root);
if (root.firstElementChild) hydrateRoot(root, whole);
else createRoot(root).render(whole); // the development server sends an empty page
if (import.meta.env.PROD) void keepOffline(page.path);
