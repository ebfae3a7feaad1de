int cedit_placeholder;
