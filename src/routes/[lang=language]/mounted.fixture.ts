/** Components mounted alone look as they do on a page: with the styles that the layout brings, in a window that has the focus. */
import '#lib/charts/theme/tokens.css';
import '../../app.css';
import '#lib/charts/theme/charts.css';
import 'vitest-browser-svelte';
import { beforeEach } from 'vitest';

/** As once every part of a page is hydrated: what needs a script is there. */
document.documentElement.dataset.hydrated = '';
beforeEach(() => window.focus());
