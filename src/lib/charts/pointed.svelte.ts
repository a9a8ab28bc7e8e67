/** The category a reader points at, in whichever chart: all charts of the page that show it let it stand out. */
interface Category {
	dimension: string;
	code: string;
}

let category = $state.raw<Category>();

export const pointed = (): Category | undefined => category;

/** @param next undefined when nothing is pointed at any more */
export const point = (next: Category | undefined): void => {
	category = next;
};
