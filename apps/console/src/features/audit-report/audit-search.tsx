import { printAuditQuery } from "@chartward/schema/audit-query";
import { Combobox, useCombobox } from "@mantine/core";
import { IconAlertTriangle, IconSearch, IconX } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import { Chip } from "../../ui/chip.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./audit-search.module.css";
import { readTerms, type SearchTerm, suggest, type Suggestion, VENDOR_ACCESS, withSuggestion } from "./search-terms.ts";

/**
 * One box of chips and free text. What is typed becomes chips on Enter, a filter also on the space behind it; Backspace in the empty
 * text takes the last chip back for editing. `value` is the URL's text.
 */
export function AuditSearch({
  value,
  accessName,
  onSearch,
}: {
  value: string;
  /** What the filter of the vendor's access is called. */
  accessName: string;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const [faults, setFaults] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const faultId = useId();
  const combobox = useCombobox();
  const { terms } = readTerms(value);
  const suggestions = suggest(typed);

  const commit = (text: string) => {
    combobox.closeDropdown();
    const read = readTerms(text);
    setFaults(read.faults);
    if (read.faults.length > 0) return;
    setTyped("");
    if (read.terms.length > 0) onSearch(printAuditQuery([...terms, ...read.terms]));
  };

  const type = (text: string) => {
    setFaults([]);
    // A filter is whole at the space behind it; words of free text wait for Enter.
    const finished = /^(?<filter>-?[a-z]+:(?:"[^"]+"|[^\s"]+)) $/iu.exec(text)?.groups?.["filter"];
    if (finished !== undefined) {
      commit(finished);
      return;
    }
    setTyped(text);
    combobox.resetSelectedOption();
    if (text === "") combobox.closeDropdown();
    else combobox.openDropdown();
  };

  const accept = (suggestion: Suggestion) => {
    const text = withSuggestion(typed, suggestion);
    if (suggestion.complete) commit(text);
    else {
      setTyped(text);
      combobox.openDropdown();
    }
    input.current?.focus();
  };

  return (
    <div className={styles.search}>
      <Combobox
        store={combobox}
        position="bottom-start"
        width={360}
        offset={10}
        onOptionSubmit={(text) => {
          const suggestion = suggestions.find((each) => each.text === text);
          if (suggestion !== undefined) accept(suggestion);
        }}
      >
        <div className={styles.box} data-fault={faults.length > 0 || undefined}>
          <IconSearch size={16} stroke={1.75} aria-hidden="true" />
          {terms.map((term, index) => (
            <Chip
              key={`${index} ${term.key} ${term.value}`}
              name={term.key === "text" || isVendorAccess(term) ? "" : term.key}
              value={isVendorAccess(term) ? accessName : term.value}
              tone={isVendorAccess(term) ? "vendor" : "own"}
              negated={term.negated}
              onRemove={() => {
                onSearch(printAuditQuery(terms.filter((_, each) => each !== index)));
                input.current?.focus();
              }}
            />
          ))}
          <Combobox.Target>
            <input
              ref={input}
              className={styles.input}
              aria-label="Search the audit log"
              aria-describedby={faults.length > 0 ? faultId : undefined}
              aria-invalid={faults.length > 0 || undefined}
              placeholder={terms.length === 0 ? "Add a filter, such as actor: or ip:, or any words" : "Add a filter"}
              value={typed}
              maxLength={500}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => type(event.currentTarget.value)}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => {
                if (event.key === "Enter" && combobox.selectedOptionIndex === -1) {
                  event.preventDefault();
                  commit(typed);
                }
                if (event.key === "Backspace" && typed === "" && terms.length > 0) {
                  event.preventDefault();
                  setTyped(printAuditQuery(terms.slice(-1)));
                  onSearch(printAuditQuery(terms.slice(0, -1)));
                }
              }}
            />
          </Combobox.Target>
          {terms.length > 0 || typed !== "" ? (
            <IconButton
              label="Clear the search"
              className={styles.clear}
              onClick={() => {
                setTyped("");
                setFaults([]);
                onSearch("");
                input.current?.focus();
              }}
            >
              <IconX size={16} stroke={1.75} />
            </IconButton>
          ) : null}
        </div>
        <Combobox.Dropdown hidden={suggestions.length === 0} className={styles.dropdown}>
          <Combobox.Options aria-label="Filters">
            {suggestions.map((suggestion) => (
              <Combobox.Option key={suggestion.text} value={suggestion.text} className={styles.option}>
                <b>{suggestion.text}</b>
                <span>{suggestion.hint}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {faults.length > 0 ? (
        <p id={faultId} className={styles.faults} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
          {faults.join(" ")}
        </p>
      ) : null}
    </div>
  );
}

/** A filter that has a name of its own. */
function isVendorAccess({ key, value }: SearchTerm): boolean {
  return key === VENDOR_ACCESS.key && value === VENDOR_ACCESS.value;
}
