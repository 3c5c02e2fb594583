package eu.sealwatch.cli.web;
import java.nio.file.*;
public class Shots {
  public static void main(String[] a) throws Exception {
    String url=a[0]; Path out=Path.of(a[3]); Files.createDirectories(out);
    try (var b=Browser.open(url)) {
      if (a[1].equals("first")) b.logInFirst("admin", a[2], "correct horse battery 9"); else b.logIn("admin","correct horse battery 9");
      System.out.println(b.path()+" "+b.complaints());
      String[] pages = a.length>4? a[4].split(","): "/,/findings,F,/maintenance,/places,/traffic,/agents,/policy,/audit,/people,/me".split(",");
      for (String scheme: a.length>5? a[5].split(","): new String[]{"light","dark"}) { b.prefer(scheme);
        for (String p: pages) { b.size(1280,900);
          if (p.equals("F")) { b.go("/findings"); p=String.valueOf(b.driver().findElement(org.openqa.selenium.By.cssSelector("tbody a")).getAttribute("href")).substring(url.length()); }
          b.go(p); String n=p.equals("/")?"now":p.startsWith("/findings/")?"finding":p.substring(1).replaceAll("[^a-z]","-");
          System.out.println(n+" console="+b.complaints()+" strangers="+b.strangers()+" axe="+b.barriers());
          Files.write(out.resolve(n+"-"+scheme+".png"), b.picture(1280,1600)); } }
    }
  }
}
