/** Whether the page the server sent has come alive. Charts on it keep the server's drawing until something changes. */
let alive = false;

export const isAlive = (): boolean => alive;
export const comeAlive = (): void => {
	alive = true;
};
