"""What an archive and a screen reader want to know of a whole file: its metadata, its colours, its ends.

PDF/A-1 (ISO 19005-1) level B and PDF/UA-1 (ISO 14289-1). Level A is not claimed: no checker of ours can
tell it.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from desktop.pdf.color_profile import NAME, srgb_profile

#: PDF/A-1 is made of PDF 1.4
PDF_VERSION = (1, 4)
PRODUCER = "Intakekoffer"
END = b"endstream\n"
# pdfuaid is not among the schemas that PDF/A-1 knows, so the file has to explain it (ISO 19005-1, 6.7.8).
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>1</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class _Ended(pdfdoc.PDFObject):  # type: ignore[misc,unused-ignore]  # reportlab has no types
    """A stream with the end of a line before its last word: reportlab leaves it out, an archive wants it."""

    __RefOnly__ = 1

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def format(self, document: Any) -> bytes:
        written = bytes(self._stream.format(document))
        return written.removesuffix(END) + b"\n" + END


def metadata(title: str, language: str) -> bytes:
    """The XMP packet: title, language, which standards the file keeps to. No author, no date."""
    return XMP.format(title=escape(title), language=language, producer=PRODUCER).encode()


def embed_metadata(document: Any, packet: bytes) -> Any:
    """Put the packet into the reportlab document; returns the reference for the catalogue.

    Not compressed, so that checkers and archives can read it without opening the file.
    """
    entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return document.Reference(_Plain(pdfdoc.PDFDictionary(entries), packet), "Xmp")


class _Plain(pdfdoc.PDFStream):  # type: ignore[misc,unused-ignore]  # reportlab has no types
    """A stream without any filter, also not an empty list of them."""

    def format(self, document: Any) -> bytes:
        self.dictionary["Length"] = len(self.content)
        head = pdfdoc.format(self.dictionary, document)
        return bytes(head) + b"\nstream\n" + bytes(self.content) + END


def embed_colors(document: Any) -> Any:
    """Put the colour profile into the reportlab document; returns what the catalogue says of it."""
    entries = {"N": 3, "Alternate": pdfdoc.PDFName("DeviceRGB")}
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), srgb_profile(), [pdfdoc.PDFZCompress])
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
            "Info": pdfdoc.PDFString(NAME),
            "DestOutputProfile": document.Reference(profile, "Profile"),
        }
    )
    return pdfdoc.PDFArray([intent])


def embed_pages(document: Any, leaves: list[Any]) -> None:
    """Make the content of the pages streams of the document: packed, not in letters and digits."""
    for at, leaf in enumerate(leaves):
        content = pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), leaf.stream, [pdfdoc.PDFZCompress])
        leaf.Contents = document.Reference(content, f"Content{at}")


def end_streams(document: Any) -> None:
    """Give every stream that is in the document by now its end of line. The last thing to do."""
    for name, thing in document.idToObject.items():
        if isinstance(thing, pdfdoc.PDFStream | pdfdoc.PDFImageXObject):
            document.idToObject[name] = _Ended(thing)
