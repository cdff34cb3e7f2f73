import i18next from "i18next";
import { help as english } from "../../i18n/en/help.ts";
import { help as spanish } from "../../i18n/es/help.ts";

// Whoever shows search or a guide brings its texts: the first page does without them.
i18next.addResourceBundle("es", "help", spanish);
i18next.addResourceBundle("en", "help", english);
