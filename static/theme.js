/* Applies the reader's stored appearance before anything is painted. */
(function () {
	try {
		var root = document.documentElement;
		var theme = localStorage.getItem('theme');
		if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
		if (localStorage.getItem('pattern') === 'on') root.dataset.pattern = 'on';
	} catch (e) {
		/* Storage may be switched off: then the system's appearance is used. */
	}
})();
