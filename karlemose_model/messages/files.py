"""Words for files: those that can't be read, and those that are written. KM0xx."""

from __future__ import annotations

from karlemose_model.messages.message import N_, Message

FILES: dict[str, Message] = {
    "KM001": Message(
        N_("there is no file or folder {path}"), N_("check the spelling, or change to the folder that holds it")
    ),
    "KM002": Message(N_("{path} is a folder, a file was expected"), N_("name the file in it")),
    "KM003": Message(
        N_("there is no playbook.yml in the folder {folder}"),
        N_("name a folder with a playbook.yml in it, or the file itself"),
        N_("playbook.yml holds the head of a playbook"),
    ),
    "KM004": Message(
        N_("this is not a text file"),
        N_(
            'save it as plain text: in Word "Save as", file type Plain text (.txt), encoding UTF-8, then name it {suggested}'
        ),
    ),
    "KM005": Message(
        N_("the file is saved as UTF-16"),
        N_('save it again as UTF-8: in Notepad "Save as" and Encoding: UTF-8'),
        N_("playbooks are read as UTF-8"),
    ),
    "KM006": Message(
        N_("a character here is not UTF-8; the file is probably saved as Windows-1252 (ANSI)"),
        N_('save it again as UTF-8: in Notepad "Save as" and Encoding: UTF-8'),
        N_("otherwise æ, ø and å come out wrong"),
    ),
    "KM007": Message(
        N_("the file is {megabytes} MB; at most {limit} MB are read"),
        N_("move what does not belong here to another file"),
    ),
    "KM008": Message(
        N_("{path} can't be read: {system}"), N_("close it in other programs and check that you may read it")
    ),
    "KM009": Message(
        N_("the file is empty"),
        N_("write what belongs in it, or delete the file"),
        N_("an empty file says nothing about what is agreed"),
    ),
    "KM010": Message(
        N_("{file} is not the name of a section and is not read"),
        N_("rename it to {suggestion}, or give it quite another name"),
    ),
    "KM011": Message(
        N_('"{section}" stands in two places: in this file and in playbook.yml, line {line}'),
        N_("keep one of them"),
        N_("nobody could tell which of the two holds"),
    ),
    "KM012": Message(
        N_('"{section}:" is not repeated inside {file}'),
        N_('delete the line "{section}:" and move what is under it two spaces to the left'),
        N_("the file's name says it already"),
    ),
    "KM013": Message(
        N_("{path} is a file, a folder was expected"), N_("move it away, and put the records into a folder")
    ),
    "KM020": Message(
        N_('there is no playbook "{playbook}" to build on'),
        N_(
            "write the id of one that comes with the tool ({shipped}), or the relative path of a folder with a playbook.yml, such as ../kommune. In CI that folder has to be there too: if it lies in another repository, put a copy of its playbook.yml (not its records) into a folder here, e.g. what-we-build-on, and write ./what-we-build-on"
        ),
    ),
    "KM021": Message(
        N_("the playbooks build on each other in a circle: {circle}"),
        N_("let the lowest one build on karlemose or on nothing"),
    ),
    "KM022": Message(N_("more than {limit} playbooks build on each other"), N_("put some of them together")),
    "KM023": Message(
        N_('version {asked} of "{playbook}" is asked for, but version {has} is here'),
        N_("install a newer karlemose-model, or write version: {has} after reading what it holds"),
    ),
    "KM024": Message(
        N_('"{playbook}" is here in version {has}; this playbook builds on version {asked}, and that one is used'),
        N_("see what would change with karlemose explain --upgrade, then write version: {has}"),
        N_("a newer version is never taken unasked"),
    ),
    "KM025": Message(
        N_('"{value}" is not a version of this file format that can be read here; it is 1'),
        N_("write schema: 1, or install a newer karlemose-model if the file was written for one"),
        N_("another format means other things by the same words"),
    ),
    "KM026": Message(
        N_('"{playbook}" is here in version {has} only; this playbook builds on version {asked}'),
        N_("write version: {has} after reading what it holds, or keep the old one as {kept} beside it"),
        N_("a newer version is never taken unasked"),
    ),
    "KM030": Message(
        N_("{folder} holds files that were not made here ({files}); nothing was touched"),
        N_("name another folder with --out, or move them away"),
        N_("building replaces the whole folder"),
    ),
    "KM031": Message(
        N_("somebody put files of their own into {folder} ({files}); nothing was touched"),
        N_("move them to another folder, then build again"),
        N_("building replaces the whole folder"),
    ),
    "KM032": Message(
        N_("{file} was edited by hand and has been built anew; the edited one is kept as {kept}"),
        N_("write the change in the playbook, where it lasts"),
    ),
    "KM040": Message(
        N_("{file} has the name of no template and is not used"),
        N_("name it like the one that it takes the place of: {known}"),
    ),
    "KM041": Message(
        N_("the template can't be read from here on: {said}"),
        N_("mend the line; what was built before stays as it is"),
        N_("nothing is built from a template with a fault"),
    ),
    "KM042": Message(
        N_("the template stopped at this line: {said}"),
        N_("mend the line; what was built before stays as it is"),
    ),
    "KM043": Message(
        N_('a page can\'t be called "{file}"'),
        N_('rename it to "{kept}": small letters a to z, digits, and hyphens between words'),
        N_("the name is part of the page's address"),
    ),
    "KM044": Message(
        N_("this file lies in no folder for own pages and becomes no page"),
        N_("move it into one of {known}, or name its language under languages: in playbook.yml"),
    ),
    "KM045": Message(
        N_('the head of a page can\'t say "{line}"'),
        N_('write "audience: public" alone between two lines ---, or leave the head out'),
        N_("without a head a page is for the partners only"),
    ),
    "KM046": Message(
        N_("the page does not begin with its title"), N_('begin it with a line such as "# About the estate"')
    ),
    "KM047": Message(
        N_("a page can't hold {found}"),
        N_(
            "write it with headings, paragraphs, lists, tables, quotes and links; leave out < and >, and spaces at the beginning of a line"
        ),
        N_("the same page becomes a web page, a Word document and a PDF"),
    ),
    "KM048": Message(
        N_('the link leads to "{target}", which the readers of this page do not have'),
        N_(
            "write the name of a page, e.g. residents.md, or an address that begins with https://; a public page can only lead to public ones"
        ),
    ),
    "KM049": Message(
        N_('"{marker}" stands where something is to be filled in'),
        N_('write what belongs there, and delete the word "{marker}"'),
        N_("until then the page stands on the partners' site only"),
    ),
    "KM050": Message(
        N_('two of these playbooks have the id "{id}", and the sites of this one were not built'),
        N_("give one of them another id, or build it with another --out"),
        N_("the id is the name of the folder that the sites come into"),
    ),
    "KM051": Message(
        N_("{file} was put there while the site was built; it is kept as {kept}"),
        N_("keep files of your own in another folder"),
        N_("building replaces the whole folder"),
    ),
    "KM052": Message(
        N_("another build is running in {folder}; nothing was built"),
        N_("wait until it has ended, then build again; if you need both at once, name another folder with --out"),
        N_("two at once would mix their pages"),
    ),
    "KM053": Message(
        N_("{folder} is older than what was built now, and may hold pages that have been withdrawn since"),
        N_("delete that folder, or build it anew as well: karlemose build --builder {builder}"),
    ),
    "KM054": Message(
        N_("the template makes too much of one page; more than {limit} steps and signs are not made"),
        N_("let it go through less, or repeat less; what was built before stays as it is"),
        N_("otherwise one template could keep everything waiting"),
    ),
    "KM055": Message(
        N_('a template can\'t use "{part}"'),
        N_("leave it out; the page on what templates are given tells what there is"),
        N_("a template writes what the playbook and the records say, and can reach nothing else"),
    ),
    "KM056": Message(
        N_("the templates take each other in without end: {circle}"),
        N_('take out one "include" of them'),
    ),
    "KM057": Message(
        N_("a template can't write {found}"),
        N_(
            "write it as Markdown, with < as &lt;; links lead to a page, or to an address that begins with https://, mailto: or tel:"
        ),
        N_("the same page becomes a web page, a Word document and a PDF"),
    ),
    "KM181": Message(
        N_("the reference document has {found} ({said}), and no paper was made"),
        N_("open it in Word or LibreOffice, take that out of its head, its foot and its styles, and save it anew"),
        N_("it would come along into every paper, to everybody who opens one"),
    ),
    "KM182": Message(
        N_("the template is nested too deeply to be read, or holds a number of thousands of digits"),
        N_("put fewer brackets, loops and conditions into each other"),
    ),
    "KM058": Message(
        N_("the site builder was ended from outside (signal {signal}); nothing was built, and the last site stays"),
        N_("build again; if it happens once more, close other programs: the machine may have too little memory"),
    ),
    "KM059": Message(
        N_("{file} is called like what a stopped run of ours leaves behind, but is none of it; it is kept as {kept}"),
        N_("give it another name, and keep it in another folder"),
        N_("files with such names are taken away when the file that they are called after is written"),
    ),
    "KM060": Message(
        N_("{file} was not as we had written it; a new report takes its place, and what stood there is kept as {kept}"),
        N_("keep notes in a file of your own; delete the copy when nothing in it is needed"),
        N_("a report is written anew each time, with nothing of the earlier one"),
    ),
    "KM191": Message(
        N_("{file} could not be written: there is no room left on the disk"),
        N_("make room, then run the command again; what stood in the file before stands there still"),
        N_("a file is written whole or not at all"),
    ),
    "KM192": Message(
        N_("{file} could not be opened or written: the system does not allow it"),
        N_(
            "close it in other programs, e.g. Word, and see that you may write in its folder; then run the command again"
        ),
        N_("a file is written whole or not at all"),
    ),
    "KM193": Message(
        N_("there is no {file}: the name is another, or it was moved, renamed or deleted meanwhile"),
        N_("check the name, and put back what was moved; then run the command again"),
    ),
    "KM194": Message(
        N_("{file} can't be written: this system takes no such name, or none so long"),
        N_("use a shorter name, or a folder nearer to the top of the disk"),
    ),
    "KM195": Message(
        N_("{file} could not be read or written: {system}"),
        N_("run the command again; if it stays so, ask whoever looks after the machine, and name this message"),
        N_("a file is written whole or not at all"),
    ),
    "KM196": Message(
        N_("{count} more findings in this file are not told one by one"),
        N_("mend those that are told, then check again"),
        N_("a list without end helps nobody, and a stranger's file could make one"),
    ),
    "KM197": Message(
        N_("the tables of this page have more than {limit} cells together and were not read"),
        N_("make pages of their own of them, or tables with fewer rows and columns"),
        N_("so many cells can be made with a few signs, to keep everything waiting"),
    ),
    "KM184": Message(
        N_("{path} is a device, a pipe or a socket and is not read"),
        N_("put a plain file in its place, or delete it"),
        N_("reading one may never end"),
    ),
    "KM186": Message(
        N_("after {count} problems the rest of the file was not read"), N_("mend these first, then check again")
    ),
    "KM187": Message(
        N_('"{path}" leads to something outside {folder}, and nothing outside it is read'),
        N_(
            "put a copy of that playbook.yml (not its records) into a folder here, e.g. what-we-build-on, and write ./what-we-build-on"
        ),
        N_("a playbook that came from somewhere else could show other files of this computer"),
    ),
    "KM188": Message(
        N_("{path} leads out of this folder through a link; nothing was written"),
        N_("delete the link, or name the place that it leads to"),
        N_("somebody else could have put the link there"),
    ),
    "KM189": Message(
        N_("{file} is there already and is no report that was made here; nothing was written"),
        N_("name another file with --output, or move that one away"),
        N_("a report takes the place of an earlier report only"),
    ),
    "KM358": Message(
        N_("{path} is a link to something elsewhere and is not read"),
        N_("delete the link, and put the file or the folder itself in its place"),
        N_("what is published comes from the repository alone, never from the machine that builds it"),
    ),
}
