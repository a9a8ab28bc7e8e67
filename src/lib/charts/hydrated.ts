/** Whether the page the server sent has come alive. Charts on it keep the server's drawing until something changes. */

/** While developing, what the server sent is compared with what the browser would draw. */
let alive = import.meta.env.DEV;

export const isAlive = (): boolean => alive;
export const comeAlive = (): void => {
	alive = true;
};

/** What is given to `@html` for "as the server drew it": a page that comes alive keeps what it finds unless this is empty. */
export const AS_FOUND = ' ';
