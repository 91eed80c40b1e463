// An element with its properties and children in one call. Text is set as text: what somebody typed is never markup.
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
